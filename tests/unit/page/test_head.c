/* SPDX-License-Identifier: MIT */
/* The head of a page says what a run is worth, and all that keeps it from being whole. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"

#include "report/page/page.h"
#include "report/system/exit.h"
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/log_maker.h"

/* A boot that ended before the kernel measured anything. */
static struct run *run_of_early(const char *line)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_xen(&m);
    maker_line(&m, line);
    return run_of_maker(&m);
}

static void check_early(const char *line, int status, const char *verdict)
{
    struct run *run = run_of_early(line);
    char *text = page_of(run, status);
    xmlDocPtr doc = page_read(text);

    if (!strstr(text, verdict))
        fail_msg("no %s", verdict);
    assert_page_count(doc, "count(//section)", 2); /* host and diagnosis */
    assert_page_count(doc, "count(//nav/a[not(//*/@id = substring(@href, 2))])", 0);
    xmlFreeDoc(doc);
    free(text);
    run_free(run);
}

static void test_no_case(void **state)
{
    (void)state;
    check_early("(XEN) Panic on CPU 0:", EXIT_DIED, "Xen panicked (1 boot: 1 panicked)");
    check_early("(XEN) Brought up 1 CPUs", EXIT_INCONCLUSIVE, "This run is not whole");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_case),
    };

    return cmocka_run_group_tests_name("page-head", tests, NULL, NULL);
}
