/* SPDX-License-Identifier: MIT */
/* What the words of the kernel's command line come to (bench/plan/options.c). */
#include "tests/unit/support/check.h"

#include "bench/plan/options.c"
#include "core/text.c"

static bool is_dom0;

bool guest_is_dom0(void)
{
    return is_dom0;
}

static struct options read_line(const char *line)
{
    struct options options;
    const char *error = NULL, *word = NULL;

    if (!options_read(&options, line, &error, &word))
        fail_msg("'%s': %s (%s)", line, error, word);
    return options;
}

static unsigned pace_of(const char *line, bool device_is_virtual)
{
    struct options options = read_line(line);

    return options_pace(&options, device_is_virtual);
}

/* A boot without a word is brief, and no faster than the line that it may be read on. */
static void test_pace(void **state)
{
    (void)state;
    assert_int_equal(pace_of("", false), 11000);
    assert_int_equal(pace_of("brief", false), 11000);
    assert_int_equal(pace_of("", true), 100000);
    assert_int_equal(pace_of("brief", true), 100000);
    /* Under icount a second of the guest's is not one of the reader's, and nothing is a line. */
    assert_int_equal(pace_of("brief icount-shift=1", false), 100000);
    assert_int_equal(pace_of("full", false), 0);
    assert_int_equal(pace_of("quick", true), 0);
    assert_int_equal(pace_of("brief pace=0", false), 0);
    assert_int_equal(pace_of("pace=5 brief", true), 5);
    assert_int_equal(pace_of("full pace=1000000", true), 1000000);
}

static void test_modes(void **state)
{
    struct options options = read_line("");

    (void)state;
    assert_true(options.brief && options.quick && !options.patient);
    assert_int_equal(options.samples, 10);
    assert_int_equal(options.batch_count, 1);
    options = read_line("full");
    assert_false(options.brief || options.quick);
    assert_true(options.patient);
    assert_int_equal(options.samples, 400);
    assert_int_equal(options.batch_count, 7);
    assert_int_equal(options.alike, 0);
    options = read_line("icount-shift=1");
    assert_false(options.brief || options.patient);
    assert_int_equal(options.samples, 20);
    assert_int_equal(options.alike, MODE_ALIKE);
    options = read_line("quick icount-shift=1");
    assert_int_equal(options.samples, 10);
    assert_int_equal(options.alike, 0);
}

static void test_ending(void **state)
{
    (void)state;
    is_dom0 = true;
    assert_int_equal(read_line("full").ending, ENDING_REBOOT);
    is_dom0 = false;
    assert_int_equal(read_line("full").ending, ENDING_POWEROFF);
    assert_int_equal(read_line("full end=crash").ending, ENDING_CRASH);
}

static void test_refused(void **state)
{
    static const char *const lines[] = {
        "pace=1000001", "pace=-1",    "pace=",    "samples=0", "warmup=x",
        "batches=8,1",  "batches=1,", "nonsense", "end=now",
    };
    struct options options;
    const char *error, *word;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        error = word = NULL;
        if (options_read(&options, lines[i], &error, &word))
            fail_msg("'%s' is taken", lines[i]);
        assert_non_null(error);
        assert_string_equal(word, lines[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pace),
        cmocka_unit_test(test_modes),
        cmocka_unit_test(test_ending),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("the kernel's command line", tests, NULL, NULL);
}
