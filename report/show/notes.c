/* SPDX-License-Identifier: MIT */
/* Warnings by kind: many of one kind are one line, which ends in what to do.  See blocks.h. */
#include "report/format/notes.h"

#include <stdio.h>

#include "report/format/named.h"
#include "report/format/paragraph.h"
#include "report/show/blocks.h"
#include "report/text/texts.h"

static void add_all(const struct texts *from, struct texts *to)
{
    size_t i;

    for (i = 0; i < from->count; i++)
        texts_add(to, from->at[i]);
}

void show_note_lines(const struct notes *notes, enum note_kind kind, struct texts *lines,
                     struct texts *each)
{
    const struct note_group *group = &notes->of[kind];
    const struct note_meaning *meaning = &note_meanings[kind];
    struct texts said = {0};

    if (!group->lines.count)
        return;
    if (!meaning->what) { /* no line may be left out: each says another thing */
        add_all(&group->lines, lines);
        texts_say(lines, "What to do: %s", meaning->advice);
        return;
    }
    if (group->lines.count == 1)
        texts_add(&said, group->lines.at[0]);
    else
        named_say(&group->names, meaning->what, &said);
    texts_say(lines, "%s. %s", said.at[0], meaning->advice);
    if (group->lines.count > 1)
        add_all(&group->lines, each);
    texts_clear(&said);
}

static void put_lines(const struct texts *lines, int indent, FILE *out)
{
    size_t i;

    for (i = 0; i < lines->count; i++) {
        fprintf(out, "%*s", indent, "");
        show_text(out, lines->at[i], indent + 2);
    }
}

void show_notes(const struct notes *notes, bool all, FILE *out)
{
    bool left_out = false;
    int kind;

    for (kind = 0; kind < NOTE_KINDS; kind++) {
        struct texts lines = {0}, each = {0};

        show_note_lines(notes, (enum note_kind)kind, &lines, &each);
        left_out = left_out || each.count;
        put_lines(&lines, 2, out);
        if (all)
            put_lines(&each, 4, out);
        texts_clear(&lines);
        texts_clear(&each);
    }
    if (left_out && !all)
        fputs("  Each of them: pvbench show --paths\n", out);
}
