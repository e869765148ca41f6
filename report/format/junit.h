/* SPDX-License-Identifier: MIT */
/*
 * JUnit XML, as Jenkins and GitLab read it: one <testsuites> with one <testsuite>, whose counts are
 * those of its cases.  There is no standard of it; this keeps to what both read, which
 * tests/data/junit.rng says, and within the schema of Jenkins' xUnit plugin, whose rules
 * tests/data/junit-10.xsd has.  Texts may hold any bytes: all outside printable ASCII come out as
 * \xNN, since XML has no way to write a control byte.
 */
#ifndef REPORT_FORMAT_JUNIT_H
#define REPORT_FORMAT_JUNIT_H

#include <stdbool.h>
#include <stdio.h>

enum junit_status {
    JUNIT_PASSED,
    JUNIT_SKIPPED,
    JUNIT_FAILURE, /* what was tested is not as it has to be */
    JUNIT_ERROR,   /* the test itself did not come to its end */
    JUNIT_STATUS_COUNT
};

struct junit_case {
    const char *group; /* "classname": readers make a tree of its dots */
    const char *name;
    enum junit_status status;
    const char *message; /* why it is not passed: one line, or NULL */
    const char *text;    /* the same at length, with newlines; or NULL */
    const char *output;  /* what it printed, with newlines; or NULL */
};

struct junit;

/* Start a suite of that name. */
struct junit *junit_open(const char *suite);

/* A fact about the whole suite. */
void junit_property(struct junit *junit, const char *name, const char *value);

/* One case more, in the order in which they are written. */
void junit_add(struct junit *junit, const struct junit_case *added);

/* Write the whole suite and free it.  False: the stream did not take it; nothing is said. */
bool junit_close(struct junit *junit, FILE *out);

#endif
