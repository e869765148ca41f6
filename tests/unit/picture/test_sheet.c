/* SPDX-License-Identifier: MIT */
/* Head, key, axes and notes of a picture stand below each other and within its borders. */
#include "tests/unit/support/check.h"

#include "report/picture/lettering.h"
#include "report/picture/sheet.h"

#define WIDTH 800

/* A label or a sample of the script, in pixels. */
struct place {
    double x, y;
};

static struct place place_of(const char *script, const char *before, const struct sheet *sheet)
{
    const char *at = strstr(script, before);
    struct place place;
    char *end;

    if (!at)
        fail_msg("no %s in %s", before, script);
    place.x = strtod(strstr(at, "screen ") + 7, &end) * WIDTH;
    place.y = (1 - strtod(strstr(end, "screen ") + 7, NULL)) * sheet_height(sheet);
    return place;
}

static char *script_of(const struct sheet *sheet)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    sheet_put(sheet, out, "name.png");
    fclose(out);
    return text;
}

static void test_places(void **state)
{
    static const char *const titles[] = {"one that is rather long, as the key of a picture goes",
                                         "two", "three"};
    struct place head, first, second, third, note;
    struct sheet sheet;
    char *script;
    size_t i;

    (void)state;
    sheet_start(&sheet, WIDTH);
    sheet_head(&sheet, "the head\nits second line");
    for (i = 0; i < 3; i++)
        sheet_key(&sheet, &(struct sheet_key){titles[i], "#0072b2", SHEET_SOLID, i == 2, 1, 7});
    sheet_note(&sheet, "a note");
    sheet.body = 300;
    script = script_of(&sheet);
    head = place_of(script, "\"its second line\"", &sheet);
    first = place_of(script, "\"one that", &sheet);
    second = place_of(script, "\"two\"", &sheet);
    third = place_of(script, "\"three\"", &sheet);
    note = place_of(script, "\"a note\"", &sheet);
    assert_near(head.x, WIDTH / 2);
    /* Only one of these fits in a line. */
    assert_true(first.x + lettering_width(titles[0]) < WIDTH);
    assert_true(head.y + LETTER_HEIGHT < first.y);
    assert_true(first.y + LETTER_HEIGHT < second.y ||
                first.x + lettering_width(titles[0]) < second.x);
    assert_true(third.y + LETTER_HEIGHT / 2 < sheet_body_top(&sheet));
    assert_true(sheet_body_end(&sheet) - sheet_body_top(&sheet) == 300);
    assert_true(note.y - LETTER_HEIGHT / 2 >= sheet_body_end(&sheet) - 0.1);
    assert_true(note.y + LETTER_HEIGHT / 2 < sheet_height(&sheet));
    /* An area has a rectangle for a sample, a line a line and its point. */
    assert_int_equal(count_of(script, "set object rect"), 2);
    assert_int_equal(count_of(script, "set arrow from"), 1);
    free(script);
    sheet_free(&sheet);
}

/* Whatever a log says is in quotes, in lines that fit. */
static void test_hostile(void **state)
{
    static char longest[3000];
    struct sheet sheet;
    char *script;
    size_t i;

    (void)state;
    memset(longest, 'W', sizeof(longest) - 1);
    sheet_start(&sheet, WIDTH);
    sheet_head(&sheet, longest);
    sheet_key(&sheet, &(struct sheet_key){.title = longest, .colour = "#0072b2", .pattern = 4});
    sheet_note(&sheet, "it's \"; system('id') `id` $(id) #");
    script = script_of(&sheet);
    for (i = 0; i < sheet.head.count; i++)
        assert_true(lettering_width(sheet.head.at[i]) <= WIDTH);
    assert_int_equal(sheet.head.count, 4);
    assert_null(strstr(script, "system('"));
    assert_null(strpbrk(script, "`$"));
    free(script);
    sheet_free(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
