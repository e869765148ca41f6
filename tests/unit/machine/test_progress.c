/* SPDX-License-Identifier: MIT */
/* The line of progress (report/machine/progress.h) on a terminal of the test's own, and in a pipe.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report/machine/progress.h"
#include "report/machine/watch.h"

static char seen[4096];

/* Our stderr, put aside while the line is drawn on the other one. */
static int aside = -1;

static void look_at(int fd)
{
    fflush(stderr);
    aside = dup(STDERR_FILENO);
    dup2(fd, STDERR_FILENO);
    close(fd);
}

/*
 * Take our stderr back, and all that was written from the reading end: up to its end, because a
 * terminal may take its time.
 */
static void look_back(int fd)
{
    size_t len = 0;
    ssize_t got;

    fflush(stderr);
    dup2(aside, STDERR_FILENO);
    close(aside);
    while ((got = read(fd, seen + len, sizeof(seen) - 1 - len)) > 0)
        len += (size_t)got;
    seen[len] = '\0';
    close(fd);
}

static struct boot_watch at_case(unsigned at, unsigned of)
{
    struct boot_watch watch;

    boot_watch_init(&watch);
    watch.phase = BOOT_CASE;
    watch.at = at;
    watch.of = of;
    strcpy(watch.name, "mmu_update/l1-same");
    return watch;
}

static void draw_two(void)
{
    struct boot_watch start, late = at_case(51, 100), first = at_case(1, 100);
    struct progress progress;

    boot_watch_init(&start);
    progress_init(&progress, 1);
    progress_show(&progress, &start, 1);
    progress_show(&progress, &first, 2);
    progress_show(&progress, &late, 12);
    progress_boot_over(&progress, &late, 13);
}

static void one_line_is_drawn_again(void **state)
{
    struct winsize size = {.ws_row = 24, .ws_col = 100};
    int master, slave;

    (void)state;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
    look_at(slave);
    draw_two();
    look_back(master);
    assert_string_equal(seen, "\rboot 1 of 1: 1 s: the machine is starting\033[K"
                              "\rboot 1 of 1: case 1 of 100, 2 s: mmu_update/l1-same\033[K"
                              "\rboot 1 of 1: case 51 of 100, 12 s, about 10 s left: "
                              "mmu_update/l1-same\033[K"
                              "\r\033[K");
}

static void a_narrow_terminal_is_not_wrapped(void **state)
{
    struct winsize size = {.ws_row = 24, .ws_col = 30};
    int master, slave;

    (void)state;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
    look_at(slave);
    draw_two();
    look_back(master);
    assert_non_null(strstr(seen, "\rboot 1 of 1: case 51 of 100, \033[K"));
}

static void a_pipe_has_no_progress(void **state)
{
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    look_at(ends[1]);
    draw_two();
    look_back(ends[0]);
    assert_string_equal(seen, "");
}

static int seconds_left(struct progress *progress, unsigned at, double seconds)
{
    struct boot_watch watch = at_case(at, 100);

    return (int)(progress_left(progress, &watch, seconds) + 0.5);
}

static void later_boots_are_known_by_the_first(void **state)
{
    struct boot_watch ended = at_case(100, 100);
    struct progress progress = {.boot = 1, .boots = 3};

    (void)state;
    assert_int_equal(seconds_left(&progress, 1, 10), 0); /* -1: not known */
    /* 50 cases in 20 s: 20 s more, and two boots of 50 s. */
    assert_int_equal(seconds_left(&progress, 51, 30), 20 + 2 * 50);
    ended.over = BOOT_ENDED;
    progress_boot_over(&progress, &ended, 40);
    progress.boot = 2;
    assert_int_equal(seconds_left(&progress, 1, 10), 30 + 40);
    progress.boot = 3;
    assert_int_equal(seconds_left(&progress, 99, 45), 0);
}

/* Of two sides the base comes first, and the other after it. */
static void turns_count_both(void **state)
{
    struct progress progress = {.boot = 1, .boots = 3, .whole = 10};

    (void)state;
    progress_take_turns(&progress, true);
    assert_int_equal(seconds_left(&progress, 1, 0), 60);
    progress_take_turns(&progress, false);
    assert_int_equal(seconds_left(&progress, 1, 0), 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_line_is_drawn_again),
        cmocka_unit_test(a_narrow_terminal_is_not_wrapped),
        cmocka_unit_test(a_pipe_has_no_progress),
        cmocka_unit_test(later_boots_are_known_by_the_first),
        cmocka_unit_test(turns_count_both),
    };

    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
