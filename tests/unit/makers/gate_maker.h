/* SPDX-License-Identifier: MIT */
/* A gate of two made runs by fixed names, with something of everything for its outputs. */
#ifndef TESTS_UNIT_MAKERS_GATE_MAKER_H
#define TESTS_UNIT_MAKERS_GATE_MAKER_H

#include "tests/unit/makers/judge_maker.h"

#include "report/compare/compare.h"
#include "report/gate/gate.h"
#include "report/judge/policy.h"

struct made_gate {
    struct judged_pair pair;
    struct compare compare;
    struct policy policy;
    struct gate gate;
};

/* Judged with the policy of these lines, or NULL, on 2026-06-30. */
void gate_make(struct made_gate *made, const struct boots *base, const struct boots *new,
               const char *policy);
void gate_drop(struct made_gate *made);

/* Runs with a case of each verdict; and in cycles, six boots a side. */
extern const struct boots gate_base, gate_new, gate_cycles_base, gate_cycles_new;
/* With each REP instruction counted once: what grew by its iterations alone, and besides. */
extern const struct boots gate_once_base, gate_once_new;

/* What a form of the gate's result is, to be freed. */
char *gate_text(const struct gate *gate);
char *gate_markdown_text(const struct gate *gate);
char *gate_explanation(const struct gate *gate, const char *name);

#endif
