/* SPDX-License-Identifier: MIT */
/* "pvbench report --index": a page of each run, and one that leads to them. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/spoken.h"
#include "tests/unit/support/xml.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "tests/unit/makers/log_maker.h"

#define LOG "tests/data/xen-4.17-quick.log"
#define RUN "results/reference/pv64-4.17/run.json.gz"

#define EARLY "(XEN) Xen version 4.17.5 (gcc) debug=n\n(XEN) Panic on CPU 0:\n"

static char pages[PATH_MAX], runs[PATH_MAX];

/* A folder of a run below 'runs'. */
static void make_run(const char *name)
{
    char path[2 * PATH_MAX], target[PATH_MAX];

    snprintf(path, sizeof(path), "%s/%s", runs, name);
    assert_int_equal(mkdir(path, 0777), 0);
    strcat(path, "/run.json.gz");
    assert_non_null(realpath(RUN, target));
    assert_int_equal(symlink(target, path), 0);
}

static int make(void **state)
{
    if (folder_make(state))
        return 1;
    snprintf(pages, sizeof(pages), "%s/pages", folder);
    snprintf(runs, sizeof(runs), "%s/runs", folder);
    return mkdir(runs, 0777);
}

static struct spoken reported(const char *first, const char *second)
{
    const char *words[] = {"--index", pages, first, second, NULL};

    return spoken_of(cmd_report, words);
}

static void test_folder(void **state)
{
    char path[2 * PATH_MAX], *text, *page;
    struct spoken spoken;
    xmlDocPtr doc;

    (void)state;
    snprintf(path, sizeof(path), "%s/no-run", runs);
    assert_int_equal(mkdir(path, 0777), 0);
    make_run("b \"><b>");
    make_run("a");
    make_run("index");
    snprintf(path, sizeof(path), "%s/a/", runs);
    spoken = reported(runs, path);
    if (spoken.status != EXIT_GOOD)
        fail_msg("status %d: %s", spoken.status, spoken.err);
    text = folder_text("pages/index.html");
    assert_non_null(text);
    doc = page_read(text);
    assert_page_count(doc, "count(//table[@id='runs-table']/tbody/tr)", 4);
    assert_page_count(doc, "count(//tbody//b)", 0);
    /* What is of many words is not squeezed on a phone. */
    assert_page_count(doc, "count(//tbody//td[@class='t wordy'])", 3.0 * 4);
    assert_path(doc, "string((//tbody//a)[1]/@href)", "a.html");
    assert_path(doc, "string((//tbody//a)[2]/@href)", "b%20%22%3E%3Cb%3E.html");
    assert_path(doc, "string((//tbody//a)[3]/@href)", "index-2.html");
    assert_path(doc, "string((//tbody//a)[4]/@href)", "a-2.html");
    page = folder_text("pages/a-2.html");
    assert_non_null(page);
    assert_non_null(strstr(page, "id=\"price-table\""));
    xmlFreeDoc(doc);
    free(text);
    free(page);
    spoken_drop(&spoken);
}

static void test_none(void **state)
{
    char path[2 * PATH_MAX];

    (void)state;
    snprintf(path, sizeof(path), "%s/no-run", runs);
    spoken_check(reported(path, NULL), EXIT_USAGE, "there is no run in ");
    /* One that cannot be opened keeps no other from its page. */
    spoken_check(reported("/nonexistent", LOG), EXIT_USAGE, "/nonexistent: cannot be opened");
}

/* Only what was written is linked, and its state is that of the run. */
static void test_unwritten(void **state)
{
    char fresh[2 * PATH_MAX], path[3 * PATH_MAX], *text;
    const char *words[] = {"--index", fresh, RUN, LOG, NULL};
    const char *slip[] = {"--index", fresh, LOG, "--cases", "nope*", NULL};

    (void)state;
    snprintf(fresh, sizeof(fresh), "%s/fresh", folder);
    spoken_check(spoken_of(cmd_report, slip), EXIT_USAGE,
                 LOG ": no case of this run matches nope*");
    assert_null(folder_text("fresh/index.html"));
    snprintf(path, sizeof(path), "%s/run.json.gz.html", fresh);
    assert_int_equal(mkdir(path, 0777), 0);
    spoken_check(spoken_of(cmd_report, words), EXIT_USAGE, "run.json.gz.html");
    text = folder_text("fresh/index.html");
    assert_non_null(text);
    assert_null(strstr(text, "run.json.gz.html"));
    assert_non_null(strstr(text, "xen-4.17-quick.log.html"));
    free(text);
}

static void test_state(void **state)
{
    char *early = temporary_file(EARLY, sizeof(EARLY) - 1), *text;
    const char *words[] = {"--index", folder, early, NULL};

    (void)state;
    spoken_check(spoken_of(cmd_report, words), EXIT_DIED, "");
    text = folder_text("index.html");
    assert_non_null(text);
    assert_non_null(strstr(text, "crashed, hung or panicked"));
    free(text);
    drop_file(early);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_unwritten),
        cmocka_unit_test(test_state),
    };

    return cmocka_run_group_tests_name("page-index", tests, make, folder_drop);
}
