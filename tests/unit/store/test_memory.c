/* SPDX-License-Identifier: MIT */
/*
 * Files made to take much memory: what bounds them is in docs/hostile.md.  Each is read in a child,
 * so that it is the reader's memory that is counted.
 */
#include "tests/unit/support/check.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <zlib.h>

#include "report/model/run.h"
#include "report/store/open.h"

#define MB (1u << 20)

/* What every process has, whatever it reads, and more than the tests themselves take. */
#define CONSTANT (8u * MB)

#define HEAD "{\"schema\":\"pvbench-run\",\"version\":3,\"facts\":{},\"boots\":["
#define BOOT                                                                                       \
    "{\"boot\":1,\"outcome\":\"hung\",\"begin\":{},\"plan\":{},\"facts\":{},\"controls\":[],"      \
    "\"other\":[]}"
#define CASES    "],\"cases\":["
#define TAIL     "],\"problems\":[],\"problems_left_off\":0}"
#define CASE_END "],\"trap\":[]},\"skips\":[],\"exceptions\":[]}"

struct file {
    char *name;
    gzFile out;
    size_t size; /* unpacked */
};

static void put(struct file *file, const char *text)
{
    assert_int_equal(gzputs(file->out, text), strlen(text));
    file->size += strlen(text);
}

static void put_times(struct file *file, const char *text, size_t times)
{
    while (times--)
        put(file, text);
}

static struct file file_new(void)
{
    struct file file = {.name = temporary_file("", 0)};

    file.out = gzopen(file.name, "wb1");
    assert_non_null(file.out);
    return file;
}

static size_t resident_most(void)
{
    struct rusage used;

    getrusage(RUSAGE_SELF, &used);
    return 1024 * (size_t)used.ru_maxrss;
}

/* In the child: read it, and say by the status whether it could be, and took no more than that. */
static int read_within(const char *name, size_t most)
{
    size_t before = resident_most();
    struct rlimit limit = {(rlim_t)2048 * MB, (rlim_t)2048 * MB};
    struct run *run;

    setrlimit(RLIMIT_AS, &limit);
    run = run_load(name);
    if (resident_most() - before > most) {
        fprintf(stderr, "%zu bytes were taken, and %zu are allowed\n", resident_most() - before,
                most);
        return 2;
    }
    return run ? 0 : 1;
}

/* The file is closed and removed.  0: it was read, 1: it was refused. */
static int status_of_file(struct file *file, size_t most)
{
    pid_t child;
    int status;

    gzclose(file->out);
    fflush(NULL);
    child = fork();
    if (child == 0)
        _exit(read_within(file->name, most));
    assert_int_equal(waitpid(child, &status, 0), child);
    drop_file(file->name);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Some kilobytes that unpack to 12 MB of nothing; it may be ignored, and takes nothing. */
static void test_empty_arrays(void **state)
{
    static const char *const heads[] = {"{\"new\":[", HEAD, HEAD CASES,
                                        HEAD CASES "{\"paths\":{\"single\":[{\"samples\":["};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
        struct file file = file_new();

        put(&file, heads[i]);
        put_times(&file, "[],", 4 * MB);
        put(&file, "[]],");
        put(&file, &(HEAD CASES TAIL)[1]);
        assert_int_equal(status_of_file(&file, 4 * MB), i > 0);
    }
}

static void test_deep(void **state)
{
    static const char *const opened[] = {"[", "{\"a\":"};
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        struct file file = file_new();

        put(&file, "{\"new\":");
        put_times(&file, opened[i], MB);
        assert_int_equal(status_of_file(&file, 4 * MB), 1);
    }
}

static void test_long_text(void **state)
{
    struct file file = file_new();

    (void)state;
    put(&file, "{\"new\":\"");
    put_times(&file, "0123456789abcdef", MB / 2);
    assert_int_equal(status_of_file(&file, 4 * MB), 1);
    file = file_new();
    put(&file, "{\"new\":");
    put_times(&file, "0123456789", MB / 2);
    assert_int_equal(status_of_file(&file, 4 * MB), 1);
}

/* A run whose cases have only what 'put_case' puts into each of them. */
static int status_of_cases(void (*put_case)(struct file *file, unsigned i), unsigned count)
{
    struct file file = file_new();
    unsigned i;

    put(&file, HEAD BOOT CASES);
    for (i = 0; i < count; i++) {
        put(&file, i ? "," : "");
        put_case(&file, i);
    }
    put(&file, TAIL);
    return status_of_file(&file, 4 * file.size + CONSTANT);
}

/* Of the one boot there is, or of none. */
static void put_start(struct file *file, unsigned i, bool boot)
{
    char text[160];

    snprintf(text, sizeof(text),
             "{\"name\":\"%u\",\"state\":\"\",\"rev\":0,\"faults\":0,\"boots\":[%s],\"paths\":{"
             "\"single\":[",
             i, boot ? "{\"boot\":1,\"status\":\"ok\"}" : "");
    put(file, text);
}

static void put_bare(struct file *file, unsigned i)
{
    put_start(file, i, false);
    put(file, CASE_END);
}

#define SERIES                                                                                     \
    "{\"boot\":1,\"n\":1,\"fill\":false,\"cold\":1,\"warmup\":1,\"announced\":1000000,"            \
    "\"moved\":0,\"pending\":0,\"wrong\":0,\"samples\":["

static void put_series(struct file *file, unsigned i)
{
    put_start(file, i, true);
    put_times(file, SERIES "[0,1]]},", 19999);
    put(file, SERIES "[0,1]]}" CASE_END);
}

#define PAIRS 1000000u

/* All samples that a series may have, each of a value of its own. */
static void put_pairs(struct file *file, unsigned i)
{
    char pair[32];
    unsigned value;

    put_start(file, i, true);
    put(file, SERIES);
    for (value = 0; value < PAIRS; value++) {
        snprintf(pair, sizeof(pair), "%s[%u,1]", value ? "," : "", value);
        put(file, pair);
    }
    put(file, "]}" CASE_END);
}

/* The same as version 3 has it, in as few bytes as it takes. */
#define SHORT_SERIES                                                                               \
    "{\"boot\":1,\"n\":1,\"cold\":1,\"warmup\":1,\"announced\":1000000,\"samples\":["

/* So many pairs are a text of no more than 64 KiB. */
#define TEXT_PAIRS 7000u

static void put_short_series(struct file *file, unsigned i)
{
    put_start(file, i, true);
    put_times(file, SHORT_SERIES "\"0x1\"]},", 19999);
    put(file, SHORT_SERIES "\"0x1\"]}" CASE_END);
}

static void put_short_pairs(struct file *file, unsigned i)
{
    char pair[32];
    unsigned value;

    put_start(file, i, true);
    put(file, SHORT_SERIES);
    for (value = 0; value < PAIRS; value++) {
        snprintf(pair, sizeof(pair), "%s%ux1",
                 value % TEXT_PAIRS ? ","
                 : value            ? "\",\""
                                    : "\"",
                 value);
        put(file, pair);
    }
    put(file, "\"]}" CASE_END);
}

/* The shortest of what there may be much of, and of which the run has to keep each. */
static void test_cases(void **state)
{
    (void)state;
    assert_int_equal(status_of_cases(put_bare, 50000), 0);
    assert_int_equal(status_of_cases(put_series, 2), 0);
    assert_int_equal(status_of_cases(put_pairs, 1), 0);
    assert_int_equal(status_of_cases(put_short_series, 2), 0);
    assert_int_equal(status_of_cases(put_short_pairs, 1), 0);
    assert_int_equal(status_of_cases(put_short_pairs, 5), 0);
}

/* A run of boots with so many facts and texts. */
static int status_of_boots(unsigned boots, unsigned facts, unsigned texts)
{
    struct file file = file_new();
    char start[128], fact[16];
    unsigned i, k;

    put(&file, HEAD);
    for (i = 1; i <= boots; i++) {
        snprintf(start, sizeof(start),
                 "%s{\"boot\":%u,\"outcome\":\"hung\",\"begin\":{},\"plan\":{},\"facts\":{",
                 i > 1 ? "," : "", i);
        put(&file, start);
        for (k = 0; k < facts; k++) {
            snprintf(fact, sizeof(fact), "%s\"%x\":\"\"", k ? "," : "", k);
            put(&file, fact);
        }
        put(&file, "},\"controls\":[],\"other\":[\"\"");
        put_times(&file, ",\"\"", texts);
        put(&file, "]}");
    }
    put(&file, CASES TAIL);
    return status_of_file(&file, 4 * file.size + CONSTANT);
}

static void test_boots(void **state)
{
    (void)state;
    assert_int_equal(status_of_boots(100, 1024, 0), 0);
    assert_int_equal(status_of_boots(100, 0, 9999), 0);
    assert_int_equal(status_of_boots(1, 1025, 0), 1);
    assert_int_equal(status_of_boots(1, 0, 10000), 1);
    assert_int_equal(status_of_boots(1001, 0, 0), 1);
}

/* Exceptions without anything, of which a run may have some thousands. */
static void put_exceptions(struct file *file, unsigned i)
{
    char text[128];

    snprintf(
        text, sizeof(text),
        "{\"name\":\"%u\",\"state\":\"\",\"rev\":0,\"faults\":0,"
        "\"boots\":[{\"boot\":1,\"status\":\"ok\"}],\"paths\":{},\"skips\":[],\"exceptions\":[",
        i);
    put(file, text);
    put_times(file, "{\"boot\":1,\"fields\":{}},", 3999);
    put(file, "{\"boot\":1,\"fields\":{}}]}");
}

static void test_exceptions(void **state)
{
    (void)state;
    assert_int_equal(status_of_cases(put_exceptions, 2), 0);
    assert_int_equal(status_of_cases(put_exceptions, 3), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_arrays), cmocka_unit_test(test_deep),
        cmocka_unit_test(test_long_text),    cmocka_unit_test(test_cases),
        cmocka_unit_test(test_boots),        cmocka_unit_test(test_exceptions),
    };

    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
