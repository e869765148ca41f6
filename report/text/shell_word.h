/* SPDX-License-Identifier: MIT */
/* A word of a command that somebody is to type. */
#ifndef REPORT_TEXT_SHELL_WORD_H
#define REPORT_TEXT_SHELL_WORD_H

/*
 * The word as a shell would read it back, quoted where it has to be; one that begins like an option
 * gets a "./", and what is unprintable in it comes out as \xNN and can only be looked at.  To be
 * freed.
 */
char *shell_word(const char *word);

#endif
