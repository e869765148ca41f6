/* SPDX-License-Identifier: MIT */
/* One boot, from the runner's start to its end; see boot.h. */
#include "report/machine/boot.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "report/machine/complaint.h"
#include "report/machine/progress.h"
#include "report/machine/watch.h"
#include "report/system/child.h"
#include "report/system/interrupt.h"

/* How long a boot that is over may take to print its last lines, and the runner to end: seconds. */
#define GRACE_ENDED  5.0
#define GRACE_STANDS 1.0
/* Printing on and on after that is no reason to wait. */
#define GRACE_MOST 10.0

/* Far above any budget of ours: what prints more is out of hand. */
#define LOG_MAX (256u << 20)

/* How long a runner that is asked to end may take: xl destroys a domain. */
#define ASKED_MOST 15.0

/* How often the progress line moves while nothing is printed. */
#define TICK_MS 200

/*
 * How long what is printed gathers in the pipe before it is read.  QEMU writes each byte of a
 * serial port by itself, and a reader that is asleep in the pipe is woken for each.
 */
#define GATHER_MS 10

/* How long a pipe is emptied whose writers have been killed: seconds. */
#define EMPTY_MOST 2.0

struct booting {
    const struct boot_order *order;
    struct boot_result *result;
    struct child child;
    int log;
    int errors;       /* the file of what the runner says of itself ... */
    off_t complained; /* ... and how much of it was looked at */
    size_t kept;      /* bytes in the log */
    double start;     /* seconds of the monotonic clock */
    double heard;     /* the last output */
    double over;      /* when the log said that it is over */
    double drawn;     /* the last progress line */
    bool full;        /* the last read took all it had room for: more is there */
    bool pinned;      /* the vCPUs are where they are to be, or anywhere */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool keep(struct booting *b, const char *bytes, size_t len)
{
    while (len) {
        ssize_t put = write(b->log, bytes, len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

/* Take what the pipe has.  False: its end. */
static bool hear(struct booting *b)
{
    char bytes[16384];
    ssize_t got = read(b->child.out, bytes, sizeof(bytes));

    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0)
        return false;
    b->heard = now();
    b->full = (size_t)got == sizeof(bytes);
    b->kept += (size_t)got;
    if (!keep(b, bytes, (size_t)got)) {
        b->result->stop = BOOT_STOP_UNKEPT;
        b->result->error = errno;
    }
    boot_watch_feed(&b->result->watch, bytes, (size_t)got);
    if (b->result->watch.over != BOOT_GOES_ON && b->over == 0)
        b->over = b->heard;
    return true;
}

/* How long a boot that is over may stay silent. */
static double patience(const struct boot_watch *watch)
{
    if (watch->over == BOOT_RESTARTED || watch->over == BOOT_REFUSED)
        return 0;
    return watch->stands ? GRACE_STANDS : GRACE_ENDED;
}

/* Whether QEMU holds a machine that KVM gave up; looked for when it has said something new. */
static bool gave_up(struct booting *b)
{
    struct stat stat_;

    if (fstat(b->errors, &stat_) != 0 || stat_.st_size == b->complained)
        return false;
    b->complained = stat_.st_size;
    return complaint_gave_up(b->errors);
}

/* The threads of the vCPUs are there before any of them can print. */
static bool cannot_pin(struct booting *b)
{
    enum pin_step step = b->pinned ? PIN_DONE : pin_vcpus(b->order->pin, b->child.pid);

    b->pinned = step == PIN_DONE;
    if (step == PIN_DONE || (step == PIN_NOT_YET && !b->kept))
        return false;
    b->result->error = step == PIN_REFUSED ? errno : ESRCH;
    return true;
}

/* True when we have to end this boot; why is in the result. */
static bool time_is_up(struct booting *b)
{
    double time = now();
    double grace = patience(&b->result->watch);

    if (b->result->stop == BOOT_STOP_UNKEPT)
        return true;
    if (interrupt_came())
        b->result->stop = BOOT_STOP_SIGNAL;
    else if (b->over > 0 && (time - b->heard >= grace || time - b->over > GRACE_MOST))
        b->result->stop = BOOT_STOP_OVER;
    else if (cannot_pin(b))
        b->result->stop = BOOT_STOP_UNPINNED;
    else if (gave_up(b))
        b->result->stop = BOOT_STOP_GAVE_UP;
    else if (b->over == 0 && time - b->heard > b->order->timeout)
        b->result->stop = BOOT_STOP_SILENT;
    else if (b->kept > LOG_MAX)
        b->result->stop = BOOT_STOP_FLOOD;
    else
        return false;
    return true;
}

static void show(struct booting *b)
{
    double time = now();

    if (time - b->drawn < TICK_MS / 1000.0)
        return;
    b->drawn = time;
    progress_show(b->order->progress, &b->result->watch, time - b->start);
}

/* End the runner.  One that was asked is heard to its end: its reader must not be what it waits
 * for. */
static void end(struct booting *b)
{
    double until = now() + ASKED_MOST;

    if (b->order->asked) {
        child_ask(&b->child);
        while (now() < until) {
            struct pollfd poll = {.fd = b->child.out, .events = POLLIN};
            int ready = ppoll(&poll, 1, &(struct timespec){0, TICK_MS * 1000000L}, NULL);

            if (ready > 0 && (b->kept > LOG_MAX || !hear(b)))
                break;
        }
    }
    child_kill(&b->child);
}

/* Until the runner ends, or we end it. */
static void follow(struct booting *b)
{
    for (;;) {
        struct pollfd poll = {.fd = b->child.out, .events = POLLIN};
        int ready = interrupt_poll(&poll, 1, TICK_MS);

        if (ready > 0 && !hear(b))
            return;
        if (ready > 0 && !b->full)
            interrupt_poll(NULL, 0, GATHER_MS);
        if (time_is_up(b)) {
            end(b);
            return;
        }
        show(b);
    }
}

/*
 * What those wrote that were killed: the last lines before the end count most.  Its end does not
 * come where somebody outside their group has the pipe as well.
 */
static void empty(struct booting *b)
{
    double until = now() + EMPTY_MOST;

    while (b->kept <= LOG_MAX + (1u << 20) && now() < until) {
        struct pollfd poll = {.fd = b->child.out, .events = POLLIN};
        int ready = ppoll(&poll, 1, &(struct timespec){0, TICK_MS * 1000000L}, NULL);

        if (ready > 0 && !hear(b))
            return;
    }
}

static void boot_child(struct booting *b)
{
    struct boot_result *result = b->result;

    if (!child_start(&b->child, b->order->argv, b->errors)) {
        result->stop = BOOT_STOP_UNSTARTED;
        result->error = errno;
        return;
    }
    follow(b);
    if (result->stop != BOOT_STOP_ITSELF && result->stop != BOOT_STOP_UNKEPT)
        empty(b);
    result->status = child_wait(&b->child, 2000);
    boot_watch_finish(&result->watch);
}

void boot_run(const struct boot_order *order, struct boot_result *result)
{
    struct booting b = {.order = order, .result = result, .log = -1, .start = now()};
    int errors = open(order->errors, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);

    memset(result, 0, sizeof(*result));
    result->runner = order->runner;
    boot_watch_init(&result->watch);
    b.heard = b.start;
    b.pinned = !order->pin || !order->pin->count;
    b.errors = errors;
    b.log = open(order->log, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (errors < 0 || b.log < 0) {
        result->stop = BOOT_STOP_UNKEPT;
        result->error = errno;
    } else {
        boot_child(&b);
    }
    if (errors >= 0) {
        complaint_read(errors, result->complaint, sizeof(result->complaint));
        if (!result->complaint[0])
            unlink(order->errors);
        close(errors);
    }
    if (b.log >= 0 && close(b.log) != 0 && result->stop != BOOT_STOP_UNKEPT) {
        result->stop = BOOT_STOP_UNKEPT;
        result->error = errno;
    }
    result->seconds = now() - b.start;
    progress_boot_over(order->progress, &result->watch, result->seconds);
}
