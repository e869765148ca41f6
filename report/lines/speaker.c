/* SPDX-License-Identifier: MIT */
/* Who speaks on a console: see speaker.h. */
#include "report/lines/speaker.h"

#include <string.h>

#include "report/lines/line.h"
#include "report/record/record.h"
#include "report/record/slice.h"

/* So many letters in a row are a word. */
#define WORD 3u

#define HAS(text, words) has_one_of((text), (words), sizeof(words) / sizeof(*(words)))

static bool has_one_of(struct record_slice text, const char *const *words, size_t count)
{
    size_t i;

    for (i = 0; i < count && !slice_has(text, words[i]); i++)
        ;
    return i < count;
}

/* What stands behind Xen's words, or all of a line without them. */
static struct record_slice others_part(const struct log_line *line)
{
    const char *from = line->xen.at ? line->xen.at + line->xen.len : line->at;

    return (struct record_slice){from, (size_t)(line->at + line->len - from)};
}

bool speaker_is_next(const struct log_line *line)
{
    /* dom0_construct_pv(), init_done(), console_endboot() and scrub_heap_pages(), from 3.2 to 4.22.
     */
    static const char *const words[] = {
        "*** LOADING DOMAIN 0 ***", "*** Building a PV",        "Dom0 kernel: ",
        "Loaded kernel: ",          "Scrubbing Free RAM",       "Std. Loglevel: ",
        "*** Serial input to ",     "Xen is relinquishing VGA", "kB init memory"};

    return HAS(line->xen, words);
}

bool speaker_is_other(const struct log_line *line)
{
    /* Linux says much at this time, and a logger that counts as Linux does nothing. */
    static const char *const its[] = {
        "[    0.000000] ", "Linux version ", " login: ",       "systemd[1]: ",      "NetBSD ",
        "FreeBSD ",        "Mini-OS",        "Xen Minimal OS", "Xen Test Framework"};
    /* Ours has said much before it ends the machine; xen/common/shutdown.c. */
    static const char *const xens[] = {
        "Dom0 shutdown: ", "Dom0 halted: ", "Domain 0 shutdown: ", "Domain 0 halted: "};
    struct record_slice text = others_part(line);

    return HAS(line->xen, xens) || (HAS(text, its) && !slice_has(text, RECORD_PREFIX));
}

bool speaker_is_none(const struct log_line *line)
{
    static const char *const words[] = {"BIOS",          "UEFI",
                                        "BdsDxe",        "iPXE",
                                        "PXE-",          "GRUB",
                                        "SYSLINUX",      "ISOLINUX",
                                        "U-Boot",        "coreboot",
                                        "TianoCore",     "American Megatrends",
                                        "Booting ",      "Loading Xen",
                                        "Press F",       "Option ROM",
                                        "-- MARK --",    "Script started",
                                        "Script done",   "PuTTY log",
                                        "onnection",     "Escape character",
                                        "minicom",       "picocom",
                                        "Terminal ready"};

    return HAS(others_part(line), words);
}

bool speaker_is_somebody(const struct log_line *line, size_t before)
{
    size_t i, letters = 0;

    if (line->xen.at || line->xl.at || line->before_mark ||
        memmem(line->at, line->len, RECORD_PREFIX, strlen(RECORD_PREFIX)))
        return false;
    for (i = before; i < line->len && letters < WORD; i++) {
        char c = line->at[i];

        letters = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letters + 1 : 0;
    }
    return letters == WORD;
}
