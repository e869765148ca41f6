/* SPDX-License-Identifier: MIT */
#include "bench/plan/options.h"

#include "bench/case/case.h"
#include "bench/fixture/toll.h"
#include "core/guest.h"
#include "core/text.h"
#include "report/record/mode.h"
#include "report/record/warmup.h"

#define PACE_MAX 1000000

/*
 * 115200 baud are 11520 bytes a second, of which Xen says some.  Where there is no line the reader
 * of a console is what is slow.
 */
#define LINE_PACE    11000
#define VIRTUAL_PACE 100000

/* One word of the command line, cut out. */
static char word_buffer[512];

static bool read_unsigned(const char *value, unsigned least, unsigned most, unsigned *out)
{
    uint64_t number;

    if (!text_number(value, '\0', &number) || number < least || number > most)
        return false;
    *out = (unsigned)number;
    return true;
}

static bool read_batches(struct options *options, const char *value)
{
    unsigned count = 0;

    for (;;) {
        uint64_t n;
        const char *end = text_number(value, ',', &n);

        if (!end || n < 1 || n > CALLS_MAX || count == BATCHES_MAX ||
            (count && n <= options->batches[count - 1]))
            return false;
        options->batches[count++] = (unsigned)n;
        if (!*end)
            break;
        value = end + 1;
    }
    options->batch_count = count;
    return true;
}

static bool read_text(char *out, size_t size, const char *value)
{
    size_t len = text_length(value), i;

    if (len == 0 || len >= size)
        return false;
    for (i = 0; i <= len; i++)
        out[i] = value[i];
    return true;
}

static bool read_globs(char *out, const char *value)
{
    return read_text(out, GLOBS_LENGTH, value);
}

/* As read_globs, but the word may be given again. */
static bool add_globs(char *out, const char *value)
{
    size_t len = text_length(out);

    if (!len)
        return read_globs(out, value);
    if (len + 1 + text_length(value) >= GLOBS_LENGTH)
        return false;
    out[len] = ',';
    return read_globs(out + len + 1, value);
}

static bool read_ending(struct options *options, const char *value)
{
    if (text_equal(value, "reboot"))
        options->ending = ENDING_REBOOT;
    else if (text_equal(value, "poweroff"))
        options->ending = ENDING_POWEROFF;
    else if (text_equal(value, "crash"))
        options->ending = ENDING_CRASH;
    else
        return false;
    return true;
}

/* Xen's dom0 builder adds these two by itself (xen/arch/x86/setup.c). */
static bool is_xens(const char *word)
{
    return text_equal(word, "noapic") || text_after(word, "acpi=");
}

/* How much is measured: found before all others. */
static bool is_extent(const char *word)
{
    return text_equal(word, "full") || text_equal(word, "quick") || text_equal(word, "brief");
}

/* One word; returns what would have been right, or NULL when it was. */
static const char *read_word(struct options *options, const char *word)
{
    const char *value;
    unsigned shift;

    if ((value = text_after(word, "samples="))) {
        options->alike = 0;
        return read_unsigned(value, 1, SAMPLES_MAX, &options->samples) ? NULL
                                                                       : "a number 1 to 2048";
    }
    if ((value = text_after(word, "warmup=")))
        return read_unsigned(value, 0, WARMUP_MAX, &options->warmup) ? NULL : "a number 0..4096";
    if ((value = text_after(word, "batches=")))
        return read_batches(options, value) ? NULL : "rising numbers 1..512, e.g. 1,8,64";
    if ((value = text_after(word, "cases=")))
        return read_globs(options->cases, value) ? NULL : "globs, e.g. mmu_update/*";
    if ((value = text_after(word, "skip=")))
        return read_globs(options->skip, value) ? NULL : "globs, e.g. mmu_update/*";
    if ((value = text_after(word, "omit=")))
        return add_globs(options->omit, value) ? NULL : "case names";
    if ((value = text_after(word, "budget=")))
        return text_number(value, '\0', &options->budget) ? NULL : "a number of bytes";
    if ((value = text_after(word, "pace=")))
        return read_unsigned(value, 0, PACE_MAX, &options->pace) ? NULL
                                                                 : "bytes a second, 0..1000000";
    if ((value = text_after(word, "order=")))
        return read_unsigned(value, 0, UINT32_MAX, &options->order) ? NULL : "a number";
    if ((value = text_after(word, "depths=")))
        return read_text(options->depths, DEPTHS_LENGTH, value) ? NULL
                                                                : "as a boot says clock.depths";
    if ((value = text_after(word, "end=")))
        return read_ending(options, value) ? NULL : "reboot, poweroff or crash";
    if ((value = text_after(word, "icount-shift="))) {
        if (!read_unsigned(value, 0, 10, &shift))
            return "a number 0..10";
        options->shift = (int)shift;
        return NULL;
    }
    if ((value = text_after(word, "events="))) {
        options->fifo = text_equal(value, "fifo");
        return options->fifo || text_equal(value, "2l") ? NULL : "2l or fifo";
    }
    if ((value = text_after(word, "vcpus="))) {
        options->secondary = text_equal(value, "2");
        return options->secondary || text_equal(value, "1") ? NULL : "1 or 2";
    }
    if ((value = text_after(word, "toll="))) {
        options->tolled = true;
        return read_unsigned(value, 0, TOLL_MAX, &options->toll) ? NULL : "a number 0..512";
    }
    if ((value = text_after(word, "screen=")))
        return text_equal(value, "summary") || text_equal(value, "none") ? NULL : "summary or none";
    if (text_equal(word, "break=twin")) {
        options->spoil_twin = true;
        return NULL;
    }
    if (is_xens(word) || is_extent(word))
        return NULL;
    return "not one of the options in docs/format.md";
}

/* Cut the next word out of the line; returns the rest of the line, or NULL when there is no word.
 */
static const char *next_word(const char *line)
{
    size_t len = 0;

    while (*line == ' ')
        line++;
    if (!*line)
        return NULL;
    while (*line && *line != ' ') {
        if (len < sizeof(word_buffer) - 1)
            word_buffer[len++] = *line;
        line++;
    }
    word_buffer[len] = '\0';
    return line;
}

static void set_batches(struct options *options, const unsigned *batches, unsigned count)
{
    for (options->batch_count = 0; options->batch_count < count; options->batch_count++)
        options->batches[options->batch_count] = batches[options->batch_count];
}

/* The defaults depend on few words, wherever they stand. */
static void set_defaults(struct options *options)
{
    static const unsigned full[] = {1, 2, 4, 8, 16, 32, 64}, quick[] = {1, 8, 32}, brief[] = {8};
    bool few = options->brief || options->shift != NO_SHIFT;

    options->samples = options->quick ? (few ? 10 : 50) : (few ? 20 : 400);
    options->alike = options->shift != NO_SHIFT && !options->quick ? MODE_ALIKE : 0;
    options->warmup = options->quick ? 1 : 3;
    if (options->brief)
        options->pace = PACE_OF_DEVICE;
    if (options->brief)
        set_batches(options, brief, sizeof(brief) / sizeof(*brief));
    else if (options->quick)
        set_batches(options, quick, sizeof(quick) / sizeof(*quick));
    else
        set_batches(options, full, sizeof(full) / sizeof(*full));
}

/*
 * Whoever gives no word boots test images and waits for one line, on a console that may be read
 * slowly: as by `brief`.
 */
static void find_modes(struct options *options, const char *line)
{
    bool any = false;

    while ((line = next_word(line))) {
        any |= !is_xens(word_buffer);
        options->quick |= text_equal(word_buffer, "quick");
        options->brief |= text_equal(word_buffer, "brief");
        /* A word that is refused is shown there, wherever it stands, and stays there. */
        options->summary |= text_equal(word_buffer, "screen=summary");
        if (text_after(word_buffer, "icount-shift=") || text_after(word_buffer, "end="))
            read_word(options, word_buffer);
    }
    options->brief |= !any;
    options->quick |= options->brief;
}

bool options_read(struct options *options, const char *command_line, const char **error,
                  const char **word)
{
    *options = (struct options){
        .shift = NO_SHIFT,
        /* Only a reboot ends dom0's machine, and only a poweroff is the good end of a domU. */
        .ending = guest_is_dom0() ? ENDING_REBOOT : ENDING_POWEROFF,
    };
    find_modes(options, command_line);
    set_defaults(options);
    while ((command_line = next_word(command_line))) {
        *error = read_word(options, word_buffer);
        *word = word_buffer;
        if (*error)
            return false;
    }
    /* Who boots a test image waits for its last line, and takes no measure by it. */
    options->patient = options->shift == NO_SHIFT && !options->brief;
    if (options->patient && options->warmup < WARMUP_LEAST)
        options->warmup = WARMUP_LEAST;
    return true;
}

unsigned options_pace(const struct options *options, bool device_is_virtual)
{
    if (options->pace != PACE_OF_DEVICE)
        return options->pace;
    return options->shift != NO_SHIFT || device_is_virtual ? VIRTUAL_PACE : LINE_PACE;
}
