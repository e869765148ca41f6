/* SPDX-License-Identifier: MIT */
/* The catalogue of bench/catalogue.def is whole and of one form. */
#include "tests/unit/support/check.h"

#include "report/cases/catalogue.h"

static void test_every_number_once(void **state)
{
    long expected = 0;
    size_t i;

    (void)state;
    assert_true(catalogue_size && catalogue_is_number(&catalogue[0]));
    for (i = 0; i < catalogue_size; i++)
        if (catalogue_is_number(&catalogue[i]) && strcmp(catalogue[i].value, "-") != 0)
            assert_int_equal(strtol(catalogue[i].value, NULL, 10), expected++);
    /* 0 to 63, and one beyond Xen's table. */
    assert_int_equal(expected, 65);
}

static void test_every_number_measured(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < catalogue_size; i++)
        if (catalogue[i].kind == CATALOGUE_NUMBER &&
            !catalogue_count(i, catalogue_end(i), CATALOGUE_ROW))
            fail_msg("nothing is measured of number %s", catalogue[i].value);
}

static void test_names(void **state)
{
    const char *family = "";
    size_t i, k;

    (void)state;
    for (i = 0; i < catalogue_size; i++) {
        const char *name = catalogue[i].text;

        if (catalogue[i].kind == CATALOGUE_NUMBER)
            family = name;
        if (catalogue[i].kind != CATALOGUE_ROW)
            continue;
        if (!case_of_family(name, family))
            fail_msg("%s is under %s", name, family);
        if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_/-")])
            fail_msg("%s is no name of a case", name);
        for (k = 0; k < i; k++)
            if (catalogue[k].kind == CATALOGUE_ROW && !strcmp(catalogue[k].text, name))
                fail_msg("%s has two rows", name);
    }
}

static void test_constants_and_reasons(void **state)
{
    size_t i;
    char *end;

    (void)state;
    for (i = 0; i < catalogue_size; i++) {
        const struct catalogue_entry *entry = &catalogue[i];

        assert_true(*entry->text);
        strtol(entry->value, &end, 10);
        if (strcmp(entry->value, "-") && *end)
            fail_msg("%s is no number of %s", entry->value, entry->text);
        if (!strcmp(entry->value, "-") && strcmp(entry->constant, "-"))
            fail_msg("%s has no value", entry->constant);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_number_once),
        cmocka_unit_test(test_every_number_measured),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_constants_and_reasons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
