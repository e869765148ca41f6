/* SPDX-License-Identifier: MIT */
/* See left_out.h. */
#include "report/plot/left_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/named.h"
#include "report/model/status.h"
#include "report/text/texts.h"

const char *left_out_word(const struct verdict *verdict)
{
    return verdict->ended && status_has_price(verdict->status) ? NULL : verdict_name(verdict);
}

void left_out_add(struct left_out *left_out, const char *word, const char *name)
{
    size_t i;

    for (i = 0; i < left_out->count && strcmp(left_out->words[i], word) != 0; i++)
        ;
    if (i == LEFT_OUT_WORDS)
        return;
    if (i == left_out->count)
        left_out->words[left_out->count++] = word;
    named_add(&left_out->names[i], name);
}

void left_out_say(const struct left_out *left_out, const char *what, struct texts *notes)
{
    struct texts parts = {0};
    char *text = NULL, counted[64];
    size_t size, i;
    FILE *out;

    if (!left_out->count)
        return;
    for (i = 0; i < left_out->count; i++) {
        snprintf(counted, sizeof(counted), "%zu %s", left_out->names[i].count, left_out->words[i]);
        named_say(&left_out->names[i], counted, &parts);
    }
    out = open_memstream(&text, &size);
    if (out) {
        for (i = 0; i < parts.count; i++)
            fprintf(out, "%s%s", i ? "; " : "", parts.at[i]);
        fclose(out);
        texts_say(notes, "%s: %s", what, text);
    }
    free(text);
    texts_clear(&parts);
}
