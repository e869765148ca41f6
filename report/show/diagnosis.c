/* SPDX-License-Identifier: MIT */
/* The diagnosis of a run, behind its warnings: see blocks.h. */
#include "report/diagnosis/diagnosis.h"

#include <stdio.h>

#include "report/format/paragraph.h"
#include "report/show/blocks.h"
#include "report/text/texts.h"

static void put_each(const struct diagnosis *diagnosis, enum check_verdict verdict, FILE *out)
{
    char text[DIAGNOSED_TEXT];
    struct texts lines = {0};
    size_t i;

    for (i = 0; i < diagnosis->count; i++)
        if (diagnosis->at[i].check.verdict == verdict) {
            diagnosed_text(diagnosis, &diagnosis->at[i], text, sizeof(text));
            texts_say(&lines, "%s: %s", check_verdict_name(verdict), text);
        }
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

    diagnosis_take(&diagnosis, run);
    fputs("\nDiagnosis\n", out);
    put_each(&diagnosis, CHECK_WARNING, out);
    put_each(&diagnosis, CHECK_UNKNOWN, out);
    if (all)
        put_each(&diagnosis, CHECK_OK, out);
    else
        put_names(&diagnosis, out);
    diagnosis_free(&diagnosis);
}
