/* SPDX-License-Identifier: MIT */
/* How a boot ended, in a word for the run and in a line for people. */
#include "tests/unit/support/check.h"

#include "report/machine/boot.h"
#include "report/machine/boot_end.h"
#include "report/machine/watch.h"
#include "report/model/outcome.h"

struct end {
    enum boot_stop stop;
    enum boot_over over;
    bool domain;
    const char *status, *reason;
    enum outcome outcome;
    bool log_says_it;
    const char *line;
};

static const struct end ends[] = {
    {BOOT_STOP_OVER, BOOT_ENDED, false, "ok", "", OUTCOME_COMPLETE, true, ""},
    {BOOT_STOP_OVER, BOOT_ENDED, false, "crashed", "", OUTCOME_COMPLETE, true,
     "the kernel crashed at: a/b (2 of 9)"},
    {BOOT_STOP_OVER, BOOT_ENDED, false, "error", "", OUTCOME_COMPLETE, true,
     "the kernel says: error"},
    {BOOT_STOP_OVER, BOOT_ENDED, false, "error", "no pages", OUTCOME_COMPLETE, true,
     "the kernel says: no pages"},
    {BOOT_STOP_OVER, BOOT_PANICKED, false, "", "GPF", OUTCOME_PANICKED, true,
     "Xen panicked: GPF; it was at: a/b (2 of 9)"},
    {BOOT_STOP_OVER, BOOT_CRASHED, false, "", "vcpu#0", OUTCOME_CRASHED, true,
     "Xen ended our domain: vcpu#0; it was at: a/b (2 of 9)"},
    {BOOT_STOP_SILENT, BOOT_PANICKED, false, "", "GPF", OUTCOME_PANICKED, true,
     "Xen panicked: GPF; it was at: a/b (2 of 9)"},
    {BOOT_STOP_SILENT, BOOT_GOES_ON, false, "", "", OUTCOME_HUNG, false,
     "no output for 30 s at: a/b (2 of 9)"},
    {BOOT_STOP_FLOOD, BOOT_GOES_ON, false, "", "", OUTCOME_HUNG, false,
     "prints without end at: a/b (2 of 9)"},
    {BOOT_STOP_OVER, BOOT_RESTARTED, false, "", "", OUTCOME_PARTIAL, false,
     "the kernel started a second time, and was ended"},
    {BOOT_STOP_OVER, BOOT_HALTED, false, "", "", OUTCOME_PARTIAL, false,
     "Xen halted the machine before the end of the record, at: a/b (2 of 9)"},
    {BOOT_STOP_OVER, BOOT_HALTED, true, "", "the domain was shut down", OUTCOME_PARTIAL, false,
     "the domain was shut down before the end of the record, at: a/b (2 of 9)"},
    {BOOT_STOP_ITSELF, BOOT_GOES_ON, false, "", "", OUTCOME_PARTIAL, false,
     "xl ended too early: xl ended without a word; it was at: a/b (2 of 9)"},
};

static void test_ends(void **state)
{
    struct boot_result result;
    char line[512];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        const struct end *end = &ends[i];

        memset(&result, 0, sizeof(result));
        boot_watch_init(&result.watch);
        result.stop = end->stop;
        result.runner = "xl";
        result.watch.phase = BOOT_CASE;
        result.watch.at = 2;
        result.watch.of = 9;
        result.watch.over = end->over;
        result.watch.domain = end->domain;
        strcpy(result.watch.name, "a/b");
        strcpy(result.watch.status, end->status);
        strcpy(result.watch.reason, end->reason);
        boot_describe(&result, 30, line, sizeof(line));
        assert_string_equal(line, end->line);
        assert_int_equal(boot_outcome(&result), end->outcome);
        assert_int_equal(boot_log_says_it(&result), end->log_says_it);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
    };

    return cmocka_run_group_tests_name("boot end", tests, NULL, NULL);
}
