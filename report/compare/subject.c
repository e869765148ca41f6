/* SPDX-License-Identifier: MIT */
/* What a difference between two runs is of: see subject.h. */
#include "report/compare/subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/compare.h"
#include "report/keys/across.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/system/memory.h"

static bool is_among(const char *const *words, size_t count, const char *word)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (!strcmp(words[i], word))
            return true;
    return false;
}

/* A key that --across lets pass is called by its name, since it has no other word. */
static size_t take_words(const struct compare *compare, size_t run, const char **words)
{
    size_t i, count = 0;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];
        const char *word =
            compare_across_has(&compare->options.across, key) ? key->name : key->moves;

        if (word && compare_stands(compare, key, run) == STAND_DIFFERENT &&
            !is_among(words, count, word))
            words[count++] = word;
    }
    return count;
}

void compare_moves(const struct compare *compare, size_t run, char *out, size_t size)
{
    const char **words = memory_new(compare_key_count * sizeof(*words));
    size_t count = take_words(compare, run, words), i, len = 0;

    *out = '\0';
    for (i = 0; i < count && len < size; i++)
        len += (size_t)snprintf(out + len, size - len, "%s%s",
                                i == 0          ? ""
                                : i + 1 < count ? ", "
                                                : " and ",
                                words[i]);
    free(words);
}

/* How a guest of that mode runs, as words after "runs". */
static const char *mode_words(const char *mode)
{
    if (!strcmp(mode, "native"))
        return "as a native guest";
    if (!strcmp(mode, "compat"))
        return "as a compat guest";
    if (!strcmp(mode, "shim"))
        return "in xen-shim";
    return "in a way that is not known";
}

bool compare_subject(const struct compare *compare, size_t run, char (*letter)(size_t run),
                     char *out, size_t size)
{
    const struct compare_run *a = &compare->runs[0], *b = &compare->runs[run];
    bool env = strcmp(a->env, b->env) != 0, mode = strcmp(a->mode, b->mode) != 0;
    bool unknown =
        compare_stands(compare, compare_key_find(COMPARE_KEY_MODE), run) == STAND_UNKNOWN;
    char moves[COMPARE_SUBJECT_TEXT / 2], how[COMPARE_SUBJECT_TEXT / 2];

    compare_moves(compare, run, moves, sizeof(moves));
    if (env && mode)
        snprintf(how, sizeof(how), "%.64s runs %s, %.64s %s", b->env, mode_words(b->mode), a->env,
                 mode_words(a->mode));
    else if (env)
        snprintf(how, sizeof(how), "%.64s and %.64s both run %s", b->env, a->env,
                 mode_words(b->mode));
    else
        snprintf(how, sizeof(how), "%.64s runs %s in %c, %s in %c", b->env, mode_words(b->mode),
                 letter(run), mode_words(a->mode), letter(0));
    snprintf(out, size, "%s: what differs is %s%s", how, *moves ? moves : "nothing that is known",
             unknown ? ", and maybe the entry path" : "");
    return env || mode;
}
