/* SPDX-License-Identifier: MIT */
/* The QR code that the kernel draws (core/screen/qr.h). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "core/screen/qr_encode.c"
#include "core/screen/qr_mask.c"
#include "core/screen/qr_words.c"

#define MARGIN 4 /* light modules round a code (ISO/IEC 18004:2015, 6.3.8) */
#define SCALE  3 /* pixels a module in the pictures that a reader gets */

/* What each version holds at level L, in bytes: table 7 of the standard. */
static const unsigned holds[QR_VERSION_MAX] = {17,  32,  53,  78,  106, 134, 154, 192, 230, 271,
                                               321, 367, 425, 458, 520, 586, 644, 718, 792, 858};

static struct qr code;

/* A text of the bytes that a digest may have; returns the seed of the next. */
static unsigned make_text(char *text, unsigned len, unsigned seed)
{
    unsigned i;

    for (i = 0; i < len; i++) {
        seed = seed * 1103515245 + 12345;
        text[i] = (char)('!' + (seed >> 16) % 94);
    }
    text[len] = '\0';
    return seed;
}

static void test_sizes(void **state)
{
    char text[900] = {0};
    unsigned v;

    (void)state;
    for (v = 1; v <= QR_VERSION_MAX; v++) {
        assert_true(qr_encode(&code, text, holds[v - 1]));
        assert_int_equal(code.side, 17 + 4 * v);
        assert_int_equal(qr_encode(&code, text, holds[v - 1] + 1), v < QR_VERSION_MAX);
        assert_int_equal(code.side, 17 + 4 * (v < QR_VERSION_MAX ? v + 1 : v));
    }
}

/* As an encoder that is not ours makes it (qrencode 4.1, -8 -l L), which a person can look at. */
static void test_picture(void **state)
{
    static const char *const rows[] = {
        "#######...#.#.#######", "#.....#.#.#.#.#.....#", "#.###.#.#.##..#.###.#",
        "#.###.#.....#.#.###.#", "#.###.#.#####.#.###.#", "#.....#.###...#.....#",
        "#######.#.#.#.#######", "........#............", "##.#..##..###.###.##.",
        "#..#.#.##..#.#.#.####", "#.########.#..#####.#", "##..#..####.######.##",
        ".##.#.#....#.###...##", "........#.#..####...#", "#######.##.##.#.#..#.",
        "#.....#...#...##...##", "#.###.#...#.####....#", "#.###.#.#.#..##.##.##",
        "#.###.#..#.#.######.#", "#.....#.#..##........", "#######.#.#..#..#..#.",
    };
    unsigned i, j;

    (void)state;
    assert_true(qr_encode(&code, "digest", 6));
    assert_int_equal(code.side, 21);
    for (i = 0; i < code.side; i++)
        for (j = 0; j < code.side; j++)
            assert_int_equal(code.dark[i][j], rows[i][j] == '#');
}

/*
 * The same of every version, with three codewords of padding: a reader corrects what is wrong in a
 * few modules, and so does not tell.  Where that encoder takes another mask for a text, by a rule
 * of its own, the next seed's is taken.  The largest comes first: what it leaves behind must not
 * show in a smaller one.
 */
static void test_pictures(void **state)
{
    static const struct {
        unsigned seed, crc;
    } pictures[QR_VERSION_MAX] = {
        {4, 0xa5430633}, {1, 0x6d8d50de}, {2, 0x5bd3fc2a}, {1, 0xc94edef2}, {1, 0x205b3c41},
        {7, 0x0f833b04}, {1, 0x043a4d18}, {6, 0xcfdad572}, {1, 0xbd861097}, {1, 0xe9c3cdce},
        {1, 0x1f3b4a8b}, {1, 0x65634000}, {1, 0x49e04f1c}, {2, 0x45844870}, {3, 0xc2537b05},
        {1, 0x90d874de}, {1, 0x3e21538b}, {2, 0x05b45f35}, {1, 0xc6c405a5}, {1, 0x6c9eea2e},
    };
    char text[900];
    unsigned long crc;
    unsigned v, len, i;

    (void)state;
    for (v = QR_VERSION_MAX; v--;) {
        len = holds[v] - 3;
        make_text(text, len, pictures[v].seed);
        assert_true(qr_encode(&code, text, len));
        for (i = 0, crc = 0; i < code.side; i++)
            crc = crc32(crc, code.dark[i], code.side);
        assert_int_equal(crc, pictures[v].crc);
    }
}

/* The remainder of a block and its correction by the generator is none: its roots are powers of 2.
 */
static void test_correction(void **state)
{
    static uint8_t words[QR_WORDS_MAX], text[858];
    unsigned version, root, power, sum, i, count;

    (void)state;
    for (i = 0; i < sizeof(text); i++)
        text[i] = (uint8_t)(i * 37 + 11);
    for (version = 1; version <= 5; version++) { /* of one block each */
        count = qr_words(version, text, holds[version - 1], words);
        for (power = 0, root = 1; power < capacities[version].correction; power++) {
            for (i = 0, sum = 0; i < count; i++)
                sum = multiply(sum, root) ^ words[i];
            assert_int_equal(sum, 0);
            root = multiply(root, 2);
        }
    }
}

/* Turning over twice is nothing, and what every code has stays. */
static void test_masks(void **state)
{
    static struct qr before;
    unsigned mask;

    (void)state;
    qr_encode(&code, "masks", 5);
    code.dark[0][0] |= QR_FIXED;
    before = code;
    for (mask = 0; mask < QR_MASKS; mask++) {
        qr_mask(&code, mask);
        assert_int_equal(code.dark[0][0], before.dark[0][0]);
        assert_memory_not_equal(&code, &before, sizeof(code));
        qr_mask(&code, mask);
        assert_memory_equal(&code, &before, sizeof(code));
    }
}

static void assert_penalty(const char *const *rows, unsigned side, unsigned penalty)
{
    unsigned i, j;

    memset(&code, 0, sizeof(code));
    code.side = side;
    for (i = 0; i < side; i++)
        for (j = 0; j < side; j++)
            code.dark[i][j] = rows[i][j] == '#';
    assert_int_equal(qr_penalty(&code), penalty);
}

static void test_penalty(void **state)
{
    static const char *const chequered[] = {"#.#.", ".#.#", "#.#.", ".#.#"};
    static const char *const square[] = {"##..", "##.#", ".#.#", "..#."};
    static const char *const light[] = {".....", ".....", ".....", ".....", "....."};
    static const char *const solid[] = {"#######", "#######", "#######", "#######",
                                        "#######", "#######", "#######"};
    static const char *const finder[] = {"#.###.#", ".#.#.#.", "#.#.#.#", ".#.#.#.",
                                         "#.#.#.#", ".#.#.#.", "#.#.#.#"};
    static const char edged[] = "#....#.###.#";
    unsigned i;

    (void)state;
    assert_penalty(chequered, 4, 0);
    assert_penalty(square, 4, 3);
    /* Ten runs of five, sixteen squares, and 50 % from half. */
    assert_penalty(light, 5, 10 * 3 + 16 * 3 + 100);
    /* Fourteen runs of seven, thirty-six squares, and the same. */
    assert_penalty(solid, 7, 14 * 5 + 36 * 3 + 100);
    /* A light margin at either end. */
    assert_penalty(finder, 7, 80);
    /* The margin in front of it, and no more, has to be light. */
    memset(&code, 0, sizeof(code));
    code.side = sizeof(edged) - 1;
    for (i = 0; i < code.side; i++)
        code.dark[0][i] = edged[i] == '#';
    assert_int_equal(finders(&code, false, 0), 80);
}

static void draw(FILE *out)
{
    unsigned side = (code.side + 2 * MARGIN) * SCALE, x, y;

    fprintf(out, "P1\n%u %u\n", side, side);
    for (y = 0; y < side; y++) {
        for (x = 0; x < side; x++) {
            unsigned i = y / SCALE - MARGIN, j = x / SCALE - MARGIN;

            fputc(i < code.side && j < code.side && code.dark[i][j] ? '1' : '0', out);
        }
        fputc('\n', out);
    }
}

/* What a reader that is not ours takes the code for. */
static void read_back(const char *picture, char *text, int size)
{
    char command[512];
    FILE *out = fopen(picture, "w"), *in;
    int closed;

    assert_non_null(out);
    draw(out);
    closed = fclose(out);
    assert_int_equal(closed, 0);
    snprintf(command, sizeof(command), "zbarimg -q --nodbus --raw -Sdisable -Sqrcode.enable %s",
             picture);
    in = popen(command, "r");
    assert_non_null(in);
    if (!fgets(text, size, in))
        *text = '\0';
    assert_int_equal(pclose(in), 0);
    text[strcspn(text, "\n")] = '\0';
}

/* Every version at both ends, with texts as a digest may have them. */
static void test_read_back(void **state)
{
    char picture[256], text[900], read[1000];
    unsigned v, end, len, seed = 1;

    (void)state;
    if (system("command -v zbarimg >/dev/null 2>&1")) {
        print_message("zbarimg is missing: what a reader says is not tried (scripts/setup test)\n");
        skip();
    }
    snprintf(picture, sizeof(picture), "%s/code.pbm", folder);
    for (v = 0; v < QR_VERSION_MAX; v++)
        for (end = 0; end < 2; end++) {
            len = end ? holds[v] : v ? holds[v - 1] + 1 : 1;
            seed = make_text(text, len, seed);
            assert_true(qr_encode(&code, text, len));
            read_back(picture, read, sizeof(read));
            assert_string_equal(read, text);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),     cmocka_unit_test(test_picture),
        cmocka_unit_test(test_pictures),  cmocka_unit_test(test_correction),
        cmocka_unit_test(test_masks),     cmocka_unit_test(test_penalty),
        cmocka_unit_test(test_read_back),
    };

    return cmocka_run_group_tests_name("QR code", tests, folder_make, folder_drop);
}
