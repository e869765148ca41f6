/* SPDX-License-Identifier: MIT */
/* A gate's result as a page for a browser, with everything else of both runs: see gate.h. */
#include "report/page/page.h"

#include <stdio.h>

#include "report/gate/gate.h"
#include "report/judge/judgement.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

/* What the text says, too. */
static void take_words(const struct gate *gate, struct texts *words, struct texts *reasons)
{
    char rule[512];

    if (gate->refusals.count)
        return;
    gate_rule(gate, rule, sizeof(rule));
    texts_add(words, rule);
    gate_across(gate, words);
    gate_reasons(gate, reasons);
}

bool gate_page(const struct gate *gate, const struct gate_order *order)
{
    const struct run *runs[] = {gate->compare->runs[0].run, gate->compare->runs[1].run};
    char *paths[] = {(char *)gate->compare->runs[0].path, (char *)gate->compare->runs[1].path};
    struct texts words = {0}, reasons = {0};
    char counts[512] = "";
    struct page_gate of = {
        .judgement = gate->judgement,
        .refusals = &gate->refusals,
        .words = &words,
        .reasons = &reasons,
        .notes = &gate->notes,
        .word = gate_word(gate),
        .counts = counts,
        .policy = order->policy.path,
        .floors = order->floors,
        .status = gate->status,
        .sides = {{order->sides[0].at, order->sides[0].count},
                  {order->sides[1].at, order->sides[1].count}},
    };
    struct page_asked asked = {
        .runs = runs, .paths = paths, .count = 2, .compare = gate->compare->options, .gate = &of};
    bool good;

    if (!gate->refusals.count)
        gate_counts(gate, counts, sizeof(counts));
    asked.compare.cases = gate->judgement->options.cases;
    take_words(gate, &words, &reasons);
    good = page_put(&asked, order->page);
    texts_clear(&words);
    texts_clear(&reasons);
    return good;
}
