/* SPDX-License-Identifier: MIT */
/* Warnings by kind: many of one kind are one line, which ends in what to do.  See blocks.h. */
#include "report/format/notes.h"

#include <stdio.h>

#include "report/format/named.h"
#include "report/format/paragraph.h"
#include "report/show/blocks.h"
#include "report/text/texts.h"

static void put_lines(const struct texts *lines, int indent, FILE *out)
{
    size_t i;

    for (i = 0; i < lines->count; i++) {
        fprintf(out, "%*s", indent, "");
        show_text(out, lines->at[i], indent + 2);
    }
}

/* The kinds of which no line may be left out: each says another thing. */
static void put_each(const struct note_group *group, const struct note_meaning *meaning, FILE *out)
{
    struct texts said = {0};

    put_lines(&group->lines, 2, out);
    texts_say(&said, "What to do: %s", meaning->advice);
    put_lines(&said, 2, out);
    texts_clear(&said);
}

static void put_group(const struct note_group *group, const struct note_meaning *meaning, bool all,
                      FILE *out)
{
    struct texts said = {0};
    bool one = group->lines.count == 1;

    if (one)
        texts_add(&said, group->lines.at[0]);
    else
        named_say(&group->names, meaning->what, &said);
    texts_say(&said, "%s. %s", said.at[0], meaning->advice);
    fputs("  ", out);
    show_text(out, said.at[1], 4);
    if (all && !one)
        put_lines(&group->lines, 4, out);
    texts_clear(&said);
}

void show_notes(const struct notes *notes, bool all, FILE *out)
{
    bool left_out = false;
    size_t kind;

    for (kind = 0; kind < NOTE_KINDS; kind++) {
        const struct note_group *group = &notes->of[kind];

        if (!group->lines.count)
            continue;
        left_out = left_out || (note_meanings[kind].what && group->lines.count > 1);
        if (note_meanings[kind].what)
            put_group(group, &note_meanings[kind], all, out);
        else
            put_each(group, &note_meanings[kind], out);
    }
    if (left_out && !all)
        fputs("  Each of them: pvbench show --paths\n", out);
}
