/* SPDX-License-Identifier: MIT */
/* A word out of a closed list: a format, a unit, an order. */
#ifndef REPORT_TYPED_CHOICE_H
#define REPORT_TYPED_CHOICE_H

#include <stddef.h>

/* No list that is asked for on a command line is longer. */
#define CHOICES_MAX 16

/* The words of a list whose rows have more than a name, with a NULL behind the last. */
struct choices {
    const char *words[CHOICES_MAX + 1];
    size_t count;
};

/* One more word than fits is left out. */
void choices_add(struct choices *choices, const char *word);

/*
 * The place of a word in a list that ends in NULL; -1: it is none of them, and the text says,
 * behind what takes it ("--format "), which they are and which of them is near.  It may hold any
 * byte that was typed.
 */
int choice_find(const char *typed, const char *const *words, char *text, size_t size);

/* As choice_find, and says itself on stderr that this option of a command takes another word. */
int command_choice(const char *command, const char *option, const char *typed,
                   const char *const *words);

#endif
