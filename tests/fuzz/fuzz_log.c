/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: the bytes are a console log.  Whatever they are, the reader ends, every view of what
 * it read is clean, and a run that is complete by its own word has every record.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/drive.h"
#include "tests/fuzz/seal.h"

#include "report/cases/environment.h"
#include "report/console/json_line.h"
#include "report/digest/digest.h"
#include "report/lines/line.h"
#include "report/log/read.h"
#include "report/machine/boot.h"
#include "report/machine/boot_end.h"
#include "report/machine/refusal.h"
#include "report/machine/watch.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/show/show.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

/* A record has to be the next one of a boot whose records before were all read. */
static bool follows(const struct record_view *view, uint32_t *next)
{
    const struct record_field *records = record_field(view, "records");
    uint64_t count;

    if (view->number != *next || record_is(view->kind, "begin") != (view->number == 0))
        return false;
    ++*next;
    if (!record_is(view->kind, "end"))
        return true;
    if (!records || !record_number(records->value, &count) || count != *next)
        return false;
    *next = 0;
    return true;
}

static bool whole_line(const char *line, size_t len, uint32_t *next)
{
    struct record_view view;
    enum record_found found;

    while ((found = record_read(line, len, &view)) == RECORD_GOOD) {
        if (memmem(line, view.start, RECORD_PREFIX, strlen(RECORD_PREFIX)) || !follows(&view, next))
            return false;
        line += view.end;
        len -= view.end;
    }
    return found == RECORD_NONE;
}

/* What is known of the records so far: of a boot that is open its next one, of which none is lost.
 */
struct whole {
    uint32_t next;
    bool lost;
};

static void take_line(void *of, const struct log_line *line)
{
    struct whole *whole = of;

    whole->lost = whole->lost || !whole_line(line->at, line->len, &whole->next);
}

/* What a terminal and a logger put round lines and into them is none of a log (docs/hostile.md). */
static void take_text(struct whole *whole, struct json_line *json, const char *text, size_t len)
{
    size_t inner_len, some;
    char *inner = json_line_text(json, text, len, &inner_len), *at, *end, *newline;

    if (!inner) {
        inner = memcpy(malloc(len), text, len);
        inner_len = len;
    }
    for (at = inner, end = inner + inner_len; at < end; at += some) {
        newline = memchr(at, '\n', (size_t)(end - at));
        some = (size_t)((newline ? newline + 1 : end) - at);
        log_line_each(at, some, take_line, whole);
    }
    free(inner);
}

/*
 * Its lines are taken apart as the reader does it, and its records counted in another way: boots
 * from 0 to their ends without a gap, and nothing else.
 */
static bool log_is_whole(const char *log, size_t size)
{
    static const char *const marks[] = {"(XEN)", RECORD_PREFIX, NULL};
    struct json_line json = {.marks = marks};
    struct whole whole = {0};
    size_t len;

    for (; size; log += len, size -= len) {
        const char *end = memchr(log, '\n', size);

        len = end ? (size_t)(end - log) + 1 : size;
        take_text(&whole, &json, log, len);
    }
    return !whole.lost && !whole.next;
}

static bool says_complete(const struct run *run)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        if (run->boots[i].outcome != OUTCOME_COMPLETE)
            return false;
    return true;
}

/* The same bytes as they come in pieces while the machine runs, and what is said of them then. */
static void watch(const char *data, size_t size)
{
    struct boot_result result = {.stop = BOOT_STOP_ITSELF, .runner = "QEMU"};
    char text[1024];
    size_t i;

    boot_watch_init(&result.watch);
    boot_watch_feed(&result.watch, data, size / 2);
    boot_watch_describe(&result.watch, text, sizeof(text));
    check_clean("the progress line", text, strlen(text), "");
    boot_watch_feed(&result.watch, data + size / 2, size - size / 2);
    boot_watch_finish(&result.watch);
    boot_describe(&result, 60, text, sizeof(text));
    check_clean("the line of a boot", text, strlen(text), "");
    for (i = 0; i < environment_count; i++) {
        refusal_describe(&result.watch, &environments[i], text, sizeof(text));
        check_clean("the line of a refusal", text, strlen(text), "");
    }
}

/* The same bytes as somebody may have read them off a screen. */
static void look(const char *data, size_t size)
{
    struct digest digest;
    char why[192], *text;
    size_t shown;
    int json;

    switch (digest_look(data, size, &digest, why, sizeof(why))) {
    case DIGEST_WRONG:
        check_clean("what is wrong with a digest", why, strlen(why), "");
        break;
    case DIGEST_GOOD:
        for (json = 0; json < 2; json++) {
            FILE *out = open_memstream(&text, &shown);

            show_digest(&digest, json, out);
            fclose(out);
            check_clean("a digest", text, shown, "");
            free(text);
        }
        break;
    default:
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct run *run = run_new();
    FILE *in = size ? fmemopen((void *)data, size, "r") : fopen("/dev/null", "r");

    hear_stderr();
    if (run_read_log(run, in, "folder/boot\033-1.log") < 1)
        broken("no boot was read");
    fclose(in);
    if (says_complete(run) && !log_is_whole((const char *)data, size))
        broken("a run that is not whole says that it is complete");
    drive(run);
    watch((const char *)data, size);
    look((const char *)data, size);
    check_stderr();
    run_free(run);
    return 0;
}

/* Without their CRCs mended hardly a record that was changed would be read. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    if (seed % 4 == 0)
        size = copy_line((char *)data, size, max, seed / 4);
    else
        size = LLVMFuzzerMutate(data, size, max);
    if (seed % 8 == 1)
        return size;
    return seal_log((char *)data, size, max, (enum seal)(seed / 8 % 3));
}
