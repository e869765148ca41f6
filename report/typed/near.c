/* SPDX-License-Identifier: MIT */
/* See near.h. */
#include "report/typed/near.h"

#include <string.h>

/* Of a short word two wrong letters leave nothing. */
#define SHORT_WORD 3

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The three last rows of the matrix of distances: that of the pair of letters before is needed. */
struct rows {
    size_t at[3][NEAR_LENGTH_MAX + 1];
};

/* Somebody who shouts means the same. */
static bool alike(char typed, char letter)
{
    return typed == letter || (typed >= 'A' && typed <= 'Z' && typed - 'A' + 'a' == letter);
}

/* One letter that was typed against every beginning of the word. */
static void next_row(struct rows *rows, size_t i, const struct near *near, const char *word)
{
    const char *typed = near->typed;
    size_t *row = rows->at[i % 3], *last = rows->at[(i + 2) % 3], *before = rows->at[(i + 1) % 3];
    bool any = near->glob && typed[i - 1] == '*';
    size_t k, len = strlen(word);

    row[0] = last[0] + !any;
    for (k = 1; k <= len; k++) {
        bool same = alike(typed[i - 1], word[k - 1]) || (near->glob && typed[i - 1] == '?');

        if (any) {
            row[k] = least(last[k], row[k - 1]);
            continue;
        }
        row[k] = least(last[k - 1] + !same, 1 + least(last[k], row[k - 1]));
        if (i > 1 && k > 1 && typed[i - 1] == word[k - 2] && typed[i - 2] == word[k - 1])
            row[k] = least(row[k], before[k - 2] + 1);
    }
}

/* How many letters have to change (Damerau and Levenshtein, no place changed twice). */
static size_t distance(const struct near *near, const char *word)
{
    size_t i, k, len = strlen(word), typed = strlen(near->typed);
    struct rows rows;

    for (k = 0; k <= len; k++)
        rows.at[0][k] = k;
    for (i = 1; i <= typed; i++)
        next_row(&rows, i, near, word);
    return rows.at[typed % 3][len];
}

static size_t most(const char *typed)
{
    return strlen(typed) > SHORT_WORD ? 2 : 1;
}

void near_offer(struct near *near, const char *word)
{
    size_t len = strlen(near->typed), far;

    if (!len || len > NEAR_LENGTH_MAX || strlen(word) > NEAR_LENGTH_MAX ||
        !strcmp(near->typed, word))
        return;
    far = distance(near, word);
    /* Half a word is one that somebody stopped typing, and less near than one mistyped. */
    if (far > most(near->typed) && len > 1 && !strncmp(near->typed, word, len))
        far = most(near->typed);
    if (far <= most(near->typed) && far < len && (!near->word || far < near->distance)) {
        near->word = word;
        near->distance = far;
    }
}
