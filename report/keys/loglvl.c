/* SPDX-License-Identifier: MIT */
/* See loglvl.h. */
#include "report/keys/loglvl.h"

#include <stdio.h>
#include <string.h>

#include "report/model/run.h"

static const char *const words[] = {"guest_loglvl=", "loglvl="};

#define WORDS (sizeof(words) / sizeof(*words))

/* The next word of a command line from *at on, which is then behind it; its length, 0 at the end.
 */
static size_t next_word(const char **at, const char **word)
{
    *word = *at + strspn(*at, " ");
    *at = *word + strcspn(*word, " ");
    return (size_t)(*at - *word);
}

/* Which of the words of log levels it is; WORDS: none of them. */
static size_t which(const char *word)
{
    size_t i;

    for (i = 0; i < WORDS && strncmp(word, words[i], strlen(words[i])) != 0; i++)
        ;
    return i;
}

/* The same facts as the key boot.cmdline has. */
static const char *command_line(const struct run *run)
{
    static const char *const facts[] = {"xen.commandline", "boot.cmdline", "run.xen-args"};
    const char *line = NULL;
    size_t i;

    for (i = 0; i < sizeof(facts) / sizeof(*facts) && (!line || !*line); i++)
        line = run_fact(run, facts[i]);
    return line && *line ? line : NULL;
}

/* Of a word that stands twice the last one counts. */
bool loglvl_of(const struct run *run, char *out, size_t size)
{
    const char *at = command_line(run), *word, *found[WORDS] = {NULL};
    size_t len, of[WORDS] = {0}, i;

    if (!at)
        return false;
    while ((len = next_word(&at, &word)))
        if ((i = which(word)) < WORDS) {
            found[i] = word + strlen(words[i]);
            of[i] = len - strlen(words[i]);
        }
    *out = '\0';
    for (i = 0; i < WORDS; i++)
        snprintf(out + strlen(out), size - strlen(out), "%s%s%.*s", i ? " " : "", words[i],
                 found[i] ? (int)of[i] : 7, found[i] ? found[i] : "default");
    return true;
}

/* The next word that is none of a log level. */
static size_t next_other(const char **at, const char **word)
{
    size_t len;

    do
        len = next_word(at, word);
    while (len && which(*word) < WORDS);
    return len;
}

bool loglvl_apart(const char *a, const char *b)
{
    const char *of_a, *of_b;
    size_t len_a, len_b;

    do {
        len_a = next_other(&a, &of_a);
        len_b = next_other(&b, &of_b);
        if (len_a != len_b || strncmp(of_a, of_b, len_a) != 0)
            return false;
    } while (len_a);
    return true;
}
