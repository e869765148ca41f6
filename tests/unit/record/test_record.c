/* SPDX-License-Identifier: MIT */
/* The record format: what is written is read back, and damage is seen. */
#include "tests/unit/support/check.h"

#include <limits.h>

#include "report/record/crc.h"
#include "report/record/digits.h"
#include "report/record/record.h"

static struct record sample_record(void)
{
    struct record r;

    record_open(&r, 17, "series");
    record_text(&r, "case", "xen_version/version");
    record_text(&r, "text", "a b%#\x01\xff");
    record_uint(&r, "n", UINT64_MAX);
    record_hex(&r, "got", 0xdeadbeef);
    record_close(&r);
    return r;
}

static void test_round_trip(void **state)
{
    struct record r = sample_record();
    struct record_view view;
    char text[32];
    uint64_t n;

    (void)state;
    assert_int_equal(record_read(r.line, r.len, &view), RECORD_GOOD);
    assert_int_equal(view.number, 17);
    assert_true(record_is(view.kind, "series"));
    assert_int_equal(view.fields, 4);
    assert_true(record_decode(record_field(&view, "text")->value, text, sizeof(text)));
    assert_string_equal(text, "a b%#\x01\xff");
    assert_true(record_number(record_field(&view, "n")->value, &n));
    assert_true(n == UINT64_MAX);
    assert_true(record_is(record_field(&view, "got")->value, "deadbeef"));
    assert_null(record_field(&view, "absent"));
}

/* Every single bit flip of a line is damage, or no record, or leaves the record as it was. */
static void test_bit_flips(void **state)
{
    struct record r = sample_record();
    size_t length = r.len - 1, at; /* without the newline */
    unsigned bit;

    (void)state;
    for (at = 0; at < length; at++)
        for (bit = 0; bit < 8; bit++) {
            struct record_view view;
            char line[RECORD_MAX + 2];

            memcpy(line, r.line, length);
            line[at] = (char)(line[at] ^ 1 << bit);
            assert_int_not_equal(record_read(line, length, &view), RECORD_GOOD);
        }
}

static void test_byte_changes(void **state)
{
    struct record r = sample_record();
    size_t length = r.len - 1, at;
    int byte;

    (void)state;
    for (at = 0; at < length; at++)
        for (byte = 0; byte < 256; byte++) {
            struct record_view view;
            char line[RECORD_MAX + 2];

            memcpy(line, r.line, length);
            if (line[at] == (char)byte)
                continue;
            line[at] = (char)byte;
            assert_int_not_equal(record_read(line, length, &view), RECORD_GOOD);
        }
}

static void test_every_cut(void **state)
{
    struct record r = sample_record();
    struct record_view view;
    size_t length;

    (void)state;
    for (length = 0; length < r.len - 1; length++)
        assert_int_not_equal(record_read(r.line, length, &view), RECORD_GOOD);
    assert_int_equal(record_read(r.line, r.len - 1, &view), RECORD_GOOD);
}

static void test_prefix_anywhere(void **state)
{
    struct record r = sample_record();
    struct record_view view;
    char line[512];
    int len;

    (void)state;
    len = snprintf(line, sizeof(line), "(d1) [ 12.5] PVB1 9 bro%.*s\r\n", (int)r.len - 1, r.line);
    assert_int_equal(record_read(line, (size_t)len, &view), RECORD_GOOD);
    assert_int_equal(view.number, 17);
    assert_string_equal(line + view.end, "\r\n");
    assert_int_equal(record_read("(XEN) hello", 11, &view), RECORD_NONE);
    assert_int_equal(record_read("PVB1 1 fact", 11, &view), RECORD_DAMAGED);
}

static void test_overflow(void **state)
{
    struct record r;
    char text[RECORD_MAX + 1] = {0};
    unsigned len;

    (void)state;
    memset(text, 'x', RECORD_MAX);
    record_open(&r, 1, "fact");
    len = r.len;
    assert_false(record_text(&r, "value", text));
    assert_true(r.overflow);
    assert_int_equal(r.len, len);
    assert_true(record_text_part(&r, "value", text, RECORD_MAX, 8) > 80);
    assert_true(record_room(&r) >= 8);
    record_close(&r);
    assert_true(r.len <= RECORD_MAX + 1);
}

/* Of the kind that may be longer, and of no other. */
static void test_long(void **state)
{
    static char text[RECORD_DIGEST_MAX];
    static const char *const kinds[] = {"fact", "digests", "diges", RECORD_DIGEST};
    struct record_view view;
    struct record r;
    char other[sizeof(r.line)];
    size_t i;

    (void)state;
    memset(text, 'x', RECORD_DIGEST_MAX - 1);
    for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        bool may = !strcmp(kinds[i], RECORD_DIGEST);

        record_open(&r, 4000000000u, kinds[i]);
        record_text_part(&r, "value", text, sizeof(text) - 1, 0);
        record_close(&r);
        assert_int_equal(r.len, (may ? RECORD_DIGEST_MAX : RECORD_MAX) + 1);
        assert_int_equal(record_read(r.line, r.len, &view), RECORD_GOOD);
        assert_int_equal(record_read(r.line, r.len - 2, &view), RECORD_DAMAGED);
    }
    /* The last of them, which is too long for a record of another kind whatever its CRC says. */
    memcpy(other, r.line, sizeof(other));
    memcpy(strstr(other, RECORD_DIGEST), "digesT", strlen(RECORD_DIGEST));
    sprintf(other + r.len - 1 - CRC_DIGITS, "%08lx",
            crc32(0, (const unsigned char *)other, r.len - 3 - CRC_DIGITS));
    assert_int_equal(record_read(other, r.len - 1, &view), RECORD_DAMAGED);
    memcpy(strstr(other, "digesT"), RECORD_DIGEST, strlen(RECORD_DIGEST));
    sprintf(other + r.len - 1 - CRC_DIGITS, "%08lx",
            crc32(0, (const unsigned char *)other, r.len - 3 - CRC_DIGITS));
    assert_int_equal(record_read(other, r.len - 1, &view), RECORD_GOOD);
}

static void test_pairs(void **state)
{
    struct record_slice list = {"5x48,18446744073709551615x2,bad", 31};
    uint64_t value, count;

    (void)state;
    assert_true(record_next_pair(&list, &value, &count));
    assert_true(value == 5 && count == 48);
    assert_true(record_next_pair(&list, &value, &count));
    assert_true(value == UINT64_MAX && count == 2);
    assert_false(record_next_pair(&list, &value, &count));
    assert_int_not_equal(list.len, 0);
}

/* The host's CRC is zlib's, of any length and going on from any other. */
static void test_crc(void **state)
{
    char bytes[64];
    size_t i, len;

    (void)state;
    for (i = 0; i < sizeof(bytes); i++)
        bytes[i] = (char)(i * 37 + 200);
    for (i = 0; i < sizeof(bytes); i++)
        for (len = 0; i + len <= sizeof(bytes); len++)
            assert_int_equal(
                record_crc((uint32_t)i * 0x9e3779b9u, bytes + i, len),
                crc32((uint32_t)i * 0x9e3779b9u, (const unsigned char *)bytes + i, (unsigned)len));
}

/* Words are compared by their first eight bytes and their lengths. */
static void test_words(void **state)
{
    struct record_field field = {.key = {"announced", 9}, .word = record_word("announced", 9)};
    struct record_view view = {.fields = 1, .kind = {"end\0", 4}};

    (void)state;
    view.field[0] = field;
    view.keys = record_key_bit(field.word);
    view.kind_word = record_word(view.kind.at, view.kind.len);
    assert_false(record_is_kind(&view, "end"));
    view.kind.len = 3;
    assert_true(record_is_kind(&view, "end"));
    assert_null(record_field(&view, "announce"));
    assert_null(record_field(&view, "announcer"));
    assert_ptr_equal(record_field(&view, "announced"), &view.field[0]);
}

/* Numbers of every length, in front of every byte, as a loop over their digits has them. */
static void test_numbers(void **state)
{
    char text[40];
    uint64_t number, looped;
    size_t len, behind;
    int byte;

    (void)state;
    for (len = 0; len <= PLAIN_DIGITS; len++)
        for (byte = 0; byte <= UCHAR_MAX; byte++)
            for (behind = 0; behind < 12; behind++) {
                size_t i;

                for (i = 0; i < len; i++)
                    text[i] = (char)('0' + (7 * i + len + (size_t)byte) % 10);
                memset(text + len, byte, behind);
                /* What stands behind the end is not looked at. */
                memset(text + len + behind, '9', sizeof(text) - len - behind);
                assert_int_equal(plain_number(text, text + len + behind, &number),
                                 short_number(text, text + len + behind, &looped));
                assert_int_equal(number, looped);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_bit_flips),
        cmocka_unit_test(test_byte_changes),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_prefix_anywhere),
        cmocka_unit_test(test_overflow),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_crc),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_numbers),
    };

    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
