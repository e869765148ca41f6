/* SPDX-License-Identifier: MIT */
/*
 * The diagnosis of a boot: what is odd about the machine, the hypervisor and the way it was
 * started, by the facts that are known of it.  It warns, and decides nothing.  The kernel asks it
 * at the end of a boot and the host tool of any log; both compile this.
 */
#ifndef REPORT_CHECKS_CHECK_H
#define REPORT_CHECKS_CHECK_H

#include <stddef.h>

enum check_verdict { CHECK_OK, CHECK_WARNING, CHECK_UNKNOWN };

/*
 * Who knows the facts: the value of a key, which lives on, or NULL where it is not known.  The keys
 * are those of a run.json (docs/json.md) and, for what is no fact there:
 *
 *     plan.unit, plan.samples, plan.asked: as the plan record has them
 *     controls: "good", "failed" or "missing"
 *     boot.complaints: what Xen found fault with in itself; "" where it found nothing
 *     record.missing: what of the record is missing, in words; "0" where nothing is
 */
struct check_facts {
    const char *(*value)(const void *of, const char *key);
    const void *of;
};

#define CHECK_VALUE 96

struct check {
    const char *name; /* 20 characters at most, as "time stamp counter" */
    enum check_verdict verdict;
    char value[CHECK_VALUE]; /* what was found; "" where nothing is known */
    const char *todo;        /* one sentence of 76 characters at most; NULL where it is ok */
};

/* How many there are, and the one of that index. */
size_t check_count(void);
void check_make(size_t index, const struct check_facts *facts, struct check *check);

/* "ok", "warning" or "cannot tell". */
const char *check_verdict_name(enum check_verdict verdict);

#endif
