/* SPDX-License-Identifier: MIT */
/* The diagnosis of a run, behind its warnings: see blocks.h. */
#include "report/diagnosis/diagnosis.h"

#include <stdio.h>
#include <string.h>

#include "report/format/paragraph.h"
#include "report/show/blocks.h"
#include "report/text/texts.h"

/* Checks that say the same are told together; what to do is of one verdict. */
static bool says_same(const struct diagnosed *a, const struct diagnosed *b)
{
    return a->boots == b->boots && a->check.todo && b->check.todo &&
           !strcmp(a->check.todo, b->check.todo) && !strcmp(a->check.value, b->check.value);
}

/* The names of all that say the same as this one; false: one before it does. */
static bool take_names(const struct diagnosis *diagnosis, size_t of, char *names, size_t size)
{
    size_t i, len = 0;

    *names = '\0';
    for (i = 0; i < diagnosis->count && len < size; i++) {
        const struct diagnosed *item = &diagnosis->at[i];

        if (i != of && !says_same(item, &diagnosis->at[of]))
            continue;
        if (i < of)
            return false;
        len += (size_t)snprintf(names + len, size - len, "%s%s", len ? ", " : "", item->check.name);
    }
    return true;
}

void show_diagnosis_lines(const struct diagnosis *diagnosis, enum check_verdict verdict,
                          struct texts *lines)
{
    char names[512], said[sizeof(names) + DIAGNOSED_TEXT];
    size_t i;

    for (i = 0; i < diagnosis->count; i++) {
        struct diagnosed item = diagnosis->at[i];

        if (item.check.verdict != verdict || !take_names(diagnosis, i, names, sizeof(names)))
            continue;
        item.check.name = names;
        diagnosed_text(diagnosis, &item, said, sizeof(said));
        texts_say(lines, "%s: %s", check_verdict_name(verdict), said);
    }
}

static void put_each(const struct diagnosis *diagnosis, enum check_verdict verdict, FILE *out)
{
    struct texts lines = {0};
    size_t i;

    show_diagnosis_lines(diagnosis, verdict, &lines);
    for (i = 0; i < lines.count; i++)
        show_item(out, lines.at[i]);
    texts_clear(&lines);
}

/* What is ok needs no more than its name. */
static void put_names(const struct diagnosis *diagnosis, FILE *out)
{
    char text[1024];
    size_t i, len = 0;

    for (i = 0; i < diagnosis->count && len < sizeof(text); i++)
        if (diagnosis->at[i].check.verdict == CHECK_OK)
            len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s",
                                    len ? ", " : "ok: ", diagnosis->at[i].check.name);
    if (len)
        show_item(out, text);
}

void show_diagnosis(const struct run *run, bool all, FILE *out)
{
    struct diagnosis diagnosis;

    diagnosis_make(&diagnosis, run);
    fputs("\nDiagnosis\n", out);
    put_each(&diagnosis, CHECK_WARNING, out);
    put_each(&diagnosis, CHECK_UNKNOWN, out);
    if (all)
        put_each(&diagnosis, CHECK_OK, out);
    else
        put_names(&diagnosis, out);
    diagnosis_free(&diagnosis);
}
