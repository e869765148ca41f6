/* SPDX-License-Identifier: MIT */
/* See notes.h. */
#include "report/format/notes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/text/texts.h"

/* Columns for the names of a kind, so that most kinds are one line of a terminal. */
#define NAMES_ROOM 50

const struct note_meaning note_meanings[NOTE_KINDS] = {
    [NOTE_LOG] = {NULL, "boot again, or take the log again, whole and byte for byte."},
    [NOTE_TOLD] = {NULL, "nothing, where these are known: no number is touched by them."},
    [NOTE_UNIT] = {NULL, "take boots of one unit for a run."},
    [NOTE_HOST] = {NULL,
                   "make it steady: pvbench host prepare on a Xen host (docs/host.md), by hand "
                   "with KVM (docs/kvm.md)."},
    [NOTE_FAULTED] = {NULL, "boot such a case alone with --cases, or without it with --skip."},
    [NOTE_WRONG] = {NULL, "boot such a case alone with --cases: what it found may be another "
                          "case's leaving, or Xen's fault."},
    [NOTE_EXCEPTION] = {NULL, "look up addr and the others in the symbols of the kernel or of Xen "
                              "(addr2line)."},
    [NOTE_PARTIAL] = {"partial or unfinished", "Boot again: their prices prove nothing."},
    [NOTE_DENIED] = {"denied", "This domain may not: measure them as dom0, in QEMU."},
    [NOTE_SKIPPED] = {"skipped", "show --paths has each reason."},
    [NOTE_UNSTABLE] = {"unstable", "Take more samples: --samples 50."},
    [NOTE_ABSENT] = {"absent", "Boot a Xen that has them: --xen."},
    [NOTE_PRINTED] = {"Xen printed while these were measured",
                      "Their prices may hold that: keep Xen quieter (--xen-args loglvl=none)."},
    [NOTE_BOOTS] = {"boots differ, the median is shown",
                    "Boot more often (--boots 10), and see each boot's with --paths."},
    [NOTE_NEGATIVE] = {"a negative price, less than the null call",
                       "Take more samples (--samples), or more boots (--boots)."},
    [NOTE_DEPTH] = {"by depth another price", "Trust each as far as they agree; more samples or "
                                              "boots may settle it (--samples, --boots)."},
    [NOTE_DEPTHS] = {"boots with other numbers of calls in a sample",
                     "Take all boots in one run, which hands on what the first one chose."},
    [NOTE_OFF_LINE] = {"off the line",
                       "They have no a, b or even: take each batch by itself (show --paths)."},
    [NOTE_SPLIT] = {"Xen split batches",
                    "Their mode is without these; smaller --batches are not split."},
    [NOTE_FLAGS] = {"preempted or with an event", "If many, boot on a quieter host."},
    [NOTE_PATH] = {"not issued by a path", "show --paths has each reason."},
};

void note_say(struct notes *notes, enum note_kind kind, const char *name, const char *format, ...)
{
    struct note_group *group;
    char *text = NULL;
    va_list args;

    if (!notes)
        return;
    group = &notes->of[kind];
    group->names.room = NAMES_ROOM;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    texts_say(&group->lines, "%s%s%s", name ? name : "", name ? ": " : "",
              text ? text : "out of memory");
    free(text);
    if (name && group->last != name)
        named_add(&group->names, name);
    group->last = name;
}

size_t notes_count(const struct notes *notes)
{
    size_t kind, count = 0;

    for (kind = 0; kind < NOTE_KINDS; kind++)
        count += notes->of[kind].lines.count;
    return count;
}

void notes_clear(struct notes *notes)
{
    size_t kind;

    for (kind = 0; kind < NOTE_KINDS; kind++)
        texts_clear(&notes->of[kind].lines);
    *notes = (struct notes){0};
}
