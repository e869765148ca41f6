/* SPDX-License-Identifier: MIT */
/*
 * Files of paths that are made to take much memory (docs/hostile.md).  Each is read in a child, so
 * that it is the reader's memory that is counted.
 */
#include "tests/unit/support/check.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <zlib.h>

#include "tests/unit/makers/paths_bytes.h"

#include "report/paths/file.h"
#include "report/paths/paths.h"
#include "report/paths/read.h"

#define CUT "it is cut or damaged"

#define MB (1u << 20)

static size_t resident_most(void)
{
    struct rusage used;

    getrusage(RUSAGE_SELF, &used);
    return 1024 * (size_t)used.ru_maxrss;
}

/* The file is refused in these words, by a child that takes no more memory than that. */
static void check_bomb(char *name, const char *words, size_t most)
{
    pid_t child;
    int status;

    fflush(NULL);
    child = fork();
    if (child == 0) {
        size_t before = resident_most();
        char why[128];
        struct paths *paths = paths_read(name, why, sizeof(why));

        if (paths || strcmp(why, words) != 0)
            _exit(2);
        if (resident_most() - before > most) {
            fprintf(stderr, "%zu bytes were taken, and %zu are allowed\n", resident_most() - before,
                    most);
            _exit(3);
        }
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    drop_file(name);
}

/* The file of these bytes up to where so many are left, and more behind them, over and over. */
static char *bomb(const struct paths_bytes *p, size_t left, const void *more, size_t size,
                  size_t times)
{
    size_t len;
    uint8_t *bytes = paths_bytes_make(p, &len);
    char *name = temporary_file("", 0);
    gzFile out = gzopen(name, "wb1");

    gzwrite(out, bytes, (unsigned)(len - left));
    while (times--)
        gzwrite(out, more, (unsigned)size);
    gzclose(out);
    free(bytes);
    return name;
}

/* How many bytes the good one has from where the head, functions, blocks, series and paths begin.
 */
struct rest {
    size_t head, functions, blocks, series, paths;
};

static struct rest rest_of_good(void)
{
    struct rest rest = {.paths = 8, .series = 8 + 15, .blocks = 8 + 15 + 21};

    free(paths_bytes_make(&paths_bytes_good, &rest.head));
    rest.head -= strlen(PATHS_MAGIC);
    rest.functions = rest.head - strlen(paths_bytes_good.head);
    return rest;
}

/* Lengths and counts that nothing stands behind. */
static void test_made_up(void **state)
{
    struct paths_bytes p = paths_bytes_good;

    (void)state;
    p.steps_size = PATHS_STEPS_MAX;
    check_bomb(bomb(&p, 0, "", 0, 0), CUT, 4 * MB);
    p.taken = 0;
    p.first_size = PATHS_STEPS_MAX;
    check_bomb(bomb(&p, 0, "", 0, 0), CUT, 4 * MB);
    p = paths_bytes_good;
    p.paths = PATHS_PATHS_MAX;
    check_bomb(bomb(&p, 0, "", 0, 0), CUT, 4 * MB);
    p.regions = PATHS_REGIONS_MAX;
    check_bomb(bomb(&p, 0, "", 0, 0), CUT, 4 * MB);
}

/* Kilobytes that unpack to megabytes of the smallest of each thing that there is. */
static void test_bombs(void **state)
{
    static const uint8_t function[] = {0, 0, 1, 'a'}, block[] = {0, 0, 1, 1, 0x90};
    static const uint8_t series[] = {1, 'a', 0, 1, 0, 0, 0, 0, 0, 0}, path[] = {1, 0};
    struct rest rest = rest_of_good();
    struct paths_bytes p = paths_bytes_good;

    (void)state;
    check_bomb(bomb(&p, rest.head, "a=b\n", 4, MB), "its head is damaged", 4 * MB);
    p.functions = PATHS_FUNCTIONS_MAX;
    check_bomb(bomb(&p, rest.functions - 1, function, sizeof(function), PATHS_FUNCTIONS_MAX), CUT,
               4 * sizeof(function) * PATHS_FUNCTIONS_MAX + 8 * MB);
    p = paths_bytes_good;
    p.blocks = PATHS_BLOCKS_MAX;
    check_bomb(bomb(&p, rest.blocks - 1, block, sizeof(block), PATHS_BLOCKS_MAX), CUT,
               4 * sizeof(block) * PATHS_BLOCKS_MAX + 8 * MB);
    p = paths_bytes_good;
    p.series = PATHS_SERIES_MAX;
    check_bomb(bomb(&p, rest.series - 1, series, sizeof(series), PATHS_SERIES_MAX), CUT,
               4 * sizeof(series) * PATHS_SERIES_MAX + 8 * MB);
    p = paths_bytes_good;
    p.paths = PATHS_PATHS_MAX;
    check_bomb(bomb(&p, rest.paths - 1, path, sizeof(path), PATHS_PATHS_MAX), CUT,
               4 * sizeof(path) * PATHS_PATHS_MAX + 8 * MB);
}

/* A path that is wanted, of one step after the other. */
static void test_long_path(void **state)
{
    static const uint8_t steps[MB];
    struct paths_bytes p = paths_bytes_good;

    (void)state;
    p.taken = 0;
    p.first_size = 16 * MB;
    check_bomb(bomb(&p, 6, steps, sizeof(steps), 16), CUT, 4 * 16 * MB + 8 * MB);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_made_up),
        cmocka_unit_test(test_bombs),
        cmocka_unit_test(test_long_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
