/* SPDX-License-Identifier: MIT */
/* See gate_command.h. */
#include "tests/unit/support/gate_command.h"

#include <stdio.h>

#include "report/commands/command.h"

const struct boots_case gate_steady[GATE_STEADY] = {
    {.name = "xen_version/version", .call = {323}},
    {.name = "mmu_update/l1-same", .call = {862}},
    {.name = "set_gdt/empty", .call = {766}},
};

const struct boots_case gate_longer[GATE_STEADY] = {
    {.name = "xen_version/version", .call = {423}},
    {.name = "mmu_update/l1-same", .call = {862}},
    {.name = "set_gdt/empty", .call = {766}},
};

const struct boots gate_good = {CASES(gate_steady)}, gate_slow = {CASES(gate_longer)};

char *file_of_text(const char *text)
{
    return temporary_file(text, strlen(text));
}

struct spoken gate_command(char *base, char *new, const char *const *more)
{
    const char *words[16] = {base, new};
    struct spoken spoken;
    size_t i;

    for (i = 0; more && more[i]; i++)
        words[2 + i] = more[i];
    spoken = spoken_of(cmd_gate, words);
    drop_file(base);
    drop_file(new);
    return spoken;
}

void gate_check(struct spoken spoken, int status, const char *last)
{
    char wanted[160];

    snprintf(wanted, sizeof(wanted), "gate: %s (exit status %d)\n", last, status);
    if (spoken.status != status || !strstr(spoken.out, wanted))
        fail_msg("status %d, and not %d: %s in:\n%s%s", spoken.status, status, last, spoken.out,
                 spoken.err);
    assert_string_equal(spoken.err, "");
    spoken_drop(&spoken);
}

void gate_check_refused(struct spoken spoken, int status, size_t lines, const char *part)
{
    const char *at = strstr(spoken.err, part), *end = strchr(spoken.err, '\n');

    if (spoken.status != status || !at || at > end || count_of(spoken.err, "\n") != lines)
        fail_msg("status %d, and not \"%s\" in %zu lines:\n%s", spoken.status, part, lines,
                 spoken.err);
    assert_string_equal(spoken.out, "");
    spoken_drop(&spoken);
}
