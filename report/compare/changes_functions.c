/* SPDX-License-Identifier: MIT */
/* The functions that changes lie in: see changes.h. */
#include <stdio.h>

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/judge/judgement.h"
#include "report/profile/judged.h"
#include "report/text/texts.h"

/* Of a case, in a line. */
#define FUNCTIONS_MOST 3

void changes_functions(const struct changes *changes, size_t row, size_t run, char *out,
                       size_t size)
{
    const struct change *change = &changes->rows[row];
    const struct judged *judged = judge_find(&changes->at[run], change->name);
    const struct judged_measure *leading = judged ? judged_leading(judged) : NULL;

    *out = '\0';
    if (leading && judged_which(judged, leading) == change->measure)
        judged_functions_text(judged, FUNCTIONS_MOST, out, size);
}

void changes_function_lines(const struct changes *changes, size_t most, struct texts *lines)
{
    char text[400], letter[8] = "";
    size_t row, run;

    for (row = 0; row < changes->row_count && row < most; row++)
        for (run = 0; run < changes->count; run++) {
            changes_functions(changes, row, run, text, sizeof(text));
            if (changes->count > 1)
                snprintf(letter, sizeof(letter), ", %c", compare_letter(run + 1));
            if (*text)
                texts_say(lines, "%s%s: %s", changes->rows[row].name, letter, text);
        }
}
