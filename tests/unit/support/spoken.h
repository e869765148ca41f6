/* SPDX-License-Identifier: MIT */
/* A command of pvbench called as main calls it, and what it said. */
#ifndef TESTS_UNIT_SUPPORT_SPOKEN_H
#define TESTS_UNIT_SUPPORT_SPOKEN_H

struct spoken {
    int status;
    char *out, *err;
};

/* Call a command with these words, the last of which is NULL; to be given to spoken_drop. */
struct spoken spoken_of(int (*command)(int argc, char **argv), const char *const *words);
void spoken_drop(struct spoken *spoken);

/* It ended with that status and said this on one of its streams; then it is dropped. */
void spoken_check(struct spoken spoken, int status, const char *part);

/* The same, where only what it writes to stderr matters; to be freed. */
char *stderr_of(void (*function)(void *), void *argument);

#endif
