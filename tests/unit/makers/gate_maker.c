/* SPDX-License-Identifier: MIT */
/* See gate_maker.h. */
#include "tests/unit/makers/gate_maker.h"

#include <stdio.h>

#include "report/compare/compare.h"
#include "report/gate/gate.h"
#include "report/judge/judgement.h"
#include "report/judge/policy.h"
#include "report/model/run.h"
#include "report/text/texts.h"

#define CASES(list) .cases = list, .case_count = sizeof(list) / sizeof(*(list))

static const struct boots_case base_cases[] = {
    {.name = "xen_version/version", .call = {323}, .entry = {208}},
    {.name = "mmu_update/l1-same", .call = {862}, .entry = {746}, .item = {374}},
    {.name = "mmu_update/l1-map", .call = {1064}, .entry = {900}},
    {.name = "stack_switch/same", .call = {289}},
    {.name = "set_gdt/empty", .call = {766}},
    {.name = "set_gdt/1frame", .call = {1007}},
    {.name = "set_segment_base/fs", .call = {290}},
    {.name = "event_channel_op/status", .call = {410}},
    {.name = "sched_op/yield", .call = {2000}},
    {.name = "domctl/no-domain", .call = {310}, .status = "denied"},
    {.name = "unassigned/39", .call = {250}},
};

static const struct boots_case new_cases[] = {
    {.name = "xen_version/version", .call = {327}, .entry = {208}},
    {.name = "mmu_update/l1-same", .call = {862}, .entry = {760}, .item = {374}},
    {.name = "mmu_update/l1-map", .call = {1164}, .entry = {1000}},
    {.name = "stack_switch/same", .call = {269}},
    {.name = "set_gdt/empty", .call = {860}},
    {.name = "set_segment_base/fs", .call = {100}, .status = "absent", .why = "no such call"},
    {.name = "event_channel_op/status", .call = {410}, .rev = 2},
    {.name = "sched_op/yield", .call = {2100}, .outliers = 20},
    {.name = "domctl/no-domain", .call = {310}, .status = "denied"},
    {.name = "unassigned/39", .call = {250}},
    {.name = "multicall/empty", .call = {320}},
};

const struct boots gate_base = {.facts = {"boot.cmdline", "com1=115200", "qemu.cpu", "qemu64"},
                                CASES(base_cases)};
const struct boots gate_new = {.facts = {"boot.cmdline", "com1=115200 spec-ctrl=no"},
                               CASES(new_cases)};

static const struct boots_case base_once[] = {
    {.name = "stack_switch/same", .call = {289}, .entry = {601}, .rep = {8}},
    {.name = "mmu_update/l1-same", .call = {862}, .entry = {746}, .item = {374}, .rep = {8}},
    {.name = "xen_version/version", .call = {323}, .entry = {208}, .rep = {2}},
    {.name = "set_gdt/empty", .call = {766}, .rep = {130}},
    {.name = "set_gdt/1frame", .call = {1007}, .rep = {514}},
    {.name = "domctl/no-domain", .call = {310}, .status = "denied"},
};

static const struct boots_case new_once[] = {
    {.name = "stack_switch/same", .call = {338}, .entry = {650}, .rep = {64}},
    {.name = "mmu_update/l1-same", .call = {918}, .entry = {802}, .item = {430}, .rep = {64}},
    {.name = "xen_version/version", .call = {325}, .entry = {210}, .rep = {1}},
    {.name = "set_gdt/empty", .call = {766}, .rep = {70}},
    {.name = "set_gdt/1frame", .call = {1010}, .rep = {510}},
    {.name = "domctl/no-domain", .call = {310}, .status = "denied"},
};

const struct boots gate_once_base = {.once = true, CASES(base_once)};
const struct boots gate_once_new = {.once = true, CASES(new_once)};

/* In an order that shows no drift. */
static const struct boots_case base_cycles[] = {
    {.name = "xen_version/version", .call = {444, 450, 440, 448, 442, 446}},
    {.name = "mmu_update/l1-same", .call = {904, 910, 900, 908, 902, 906}},
    {.name = "stack_switch/same", .call = {302, 305, 300, 304, 301, 303}},
    {.name = "sched_op/yield", .call = {2200, 2500, 2000, 2400, 2100, 2300}},
};

static const struct boots_case new_cycles[] = {
    {.name = "xen_version/version", .call = {484, 490, 480, 488, 482, 486}},
    {.name = "mmu_update/l1-same", .call = {864, 870, 860, 868, 862, 866}},
    {.name = "stack_switch/same", .call = {303, 306, 301, 305, 302, 304}},
    {.name = "sched_op/yield", .call = {2250, 2550, 2050, 2450, 2150, 2350}},
};

const struct boots gate_cycles_base = {
    .unit = "cycles", .count = 6, .facts = {"clock.quantum", "2"}, CASES(base_cycles)};
const struct boots gate_cycles_new = {
    .unit = "cycles", .count = 6, .facts = {"clock.quantum", "2"}, CASES(new_cycles)};

static void load_policy(struct policy *policy, const char *text)
{
    char *name = temporary_file(text, strlen(text));

    assert_true(policy_load(policy, name));
    drop_file(name);
    strcpy(policy->path, "policy.txt");
}

void gate_make(struct made_gate *made, const struct boots *base, const struct boots *new,
               const char *policy)
{
    static char *const paths[] = {(char *)(uintptr_t) "the/base", (char *)(uintptr_t) "the/new"};
    struct compare_options how = {.brief = false};
    struct judge_options judging = {.floors_wanted = true};
    const struct run *runs[2];

    *made = (struct made_gate){.gate = {.compare = &made->compare}};
    policy_start(&made->policy);
    if (policy)
        load_policy(&made->policy, policy);
    judging.limits = made->policy.limits;
    judging.alpha = made->policy.alpha;
    judging.rep_each = made->policy.rep_each;
    how.across = made->policy.across;
    pair_judge(&made->pair, base, new, &judging);
    runs[0] = made->pair.base;
    runs[1] = made->pair.new;
    compare_start(&made->compare, runs, paths, 2, &how);
    made->gate.judgement = &made->pair.judgement;
    policy_apply(&made->policy, &made->pair.judgement, 20260630, &made->gate.notes);
    made->gate.status = gate_status(&made->gate);
}

void gate_drop(struct made_gate *made)
{
    compare_free(&made->compare);
    pair_drop(&made->pair);
    policy_free(&made->policy);
    texts_clear(&made->gate.notes);
    texts_clear(&made->gate.refusals);
}

char *gate_text(const struct gate *gate)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    gate_show(gate, out);
    fclose(out);
    return text;
}

char *gate_markdown_text(const struct gate *gate)
{
    char *text = NULL;
    size_t size = 0, rows;
    FILE *out = open_memstream(&text, &size);

    assert_true(gate_markdown_rows(gate, 0, &rows));
    assert_true(gate_markdown(gate, rows, out));
    fclose(out);
    return text;
}

char *gate_explanation(const struct gate *gate, const char *name)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_true(gate_explain(gate, name, out));
    fclose(out);
    return text;
}
