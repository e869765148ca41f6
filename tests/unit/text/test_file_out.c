/* SPDX-License-Identifier: MIT */
/* Files are there whole or not at all (report/text/file_out.h). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "report/text/file_out.h"

/* What a test writes, and where. */
struct writing {
    const char *path, *text;
    bool fails; /* half of it is written then */
    bool good;
};

static char folder[] = "/tmp/pvbench-unit-XXXXXX";

static bool put(const void *what, FILE *out)
{
    const struct writing *writing = what;

    fputs(writing->text, out);
    if (!writing->fails)
        return true;
    fflush(out);
    errno = ENOSPC;
    return false;
}

static void write_file(void *argument)
{
    struct writing *writing = argument;

    writing->good = file_out(writing->path, put, writing);
}

/* The file's name in the folder, to be used before the next one is asked for. */
static const char *in_folder(const char *name)
{
    static char path[PATH_MAX];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static unsigned files_there(void)
{
    DIR *dir = opendir(folder);
    unsigned count = 0;

    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2;
}

/* Written, and 'part' is said; NULL: nothing is. */
static void check_writing(struct writing writing, const char *part)
{
    char *said = stderr_of(write_file, &writing);

    assert_int_equal(writing.good, !part);
    assert_int_equal(count_of(said, "\n"), part ? 1 : 0);
    if (part)
        assert_non_null(strstr(said, part));
    free(said);
}

static void check_file(const char *path, const char *text)
{
    char *is = file_text(path);

    assert_non_null(is);
    assert_string_equal(is, text);
    free(is);
}

static void test_new_and_again(void **state)
{
    const char *path = in_folder("new");
    struct stat file;
    mode_t mask = umask(027);

    (void)state;
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    umask(mask);
    check_file(path, "one");
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0640);
    chmod(path, 0604);
    check_writing((struct writing){.path = path, .text = "another"}, NULL);
    check_file(path, "another");
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0604);
    assert_int_equal(files_there(), 1);
    unlink(path);
}

static void test_half(void **state)
{
    const char *path = in_folder("half");

    (void)state;
    check_writing((struct writing){.path = path, .text = "one", .fails = true}, "half: No space");
    assert_int_equal(files_there(), 0);
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    check_writing((struct writing){.path = path, .text = "two", .fails = true}, "half: No space");
    check_file(path, "one");
    assert_int_equal(files_there(), 1);
    unlink(path);
}

/* What a link of the name leads to is left alone, whether it is there or not. */
static void test_link(void **state)
{
    char precious[PATH_MAX];
    const char *path;

    (void)state;
    snprintf(precious, sizeof(precious), "%s", in_folder("precious"));
    check_writing((struct writing){.path = precious, .text = "precious"}, NULL);
    path = in_folder("link");
    assert_int_equal(symlink(precious, path), 0);
    check_writing((struct writing){.path = path, .text = "one", .fails = true}, "No space");
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    check_file(path, "one");
    check_file(precious, "precious");
    unlink(path);
    unlink(precious);
    assert_int_equal(symlink(precious, path), 0);
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    assert_int_equal(access(precious, F_OK), -1);
    assert_int_equal(files_there(), 1);
    unlink(path);
}

/* The temporary name takes no room that the file's own name needs, and needs no folder named. */
static void test_names(void **state)
{
    char name[NAME_MAX + 1], here[PATH_MAX];

    (void)state;
    memset(name, 'n', NAME_MAX);
    name[NAME_MAX] = '\0';
    check_writing((struct writing){.path = in_folder(name), .text = "one"}, NULL);
    check_file(in_folder(name), "one");
    unlink(in_folder(name));
    assert_non_null(getcwd(here, sizeof(here)));
    assert_int_equal(chdir(folder), 0);
    check_writing((struct writing){.path = "here", .text = "one"}, NULL);
    check_file("here", "one");
    unlink("here");
    assert_int_equal(chdir(here), 0);
    check_writing((struct writing){.path = in_folder("no/file"), .text = "one"}, "No such file");
    check_writing((struct writing){.path = folder, .text = "one"}, "Is a directory");
    assert_int_equal(files_there(), 0);
}

/* A FIFO, a device and an open file are written where they are, and stay what they are. */
static void test_in_place(void **state)
{
    const char *path = in_folder("fifo");
    char text[8] = "", open_file[64];
    struct stat file;
    int fd;

    (void)state;
    assert_int_equal(mkfifo(path, 0600), 0);
    fd = open(path, O_RDONLY | O_NONBLOCK);
    assert_true(fd >= 0);
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    assert_int_equal(read(fd, text, sizeof(text)), 3);
    assert_string_equal(text, "one");
    close(fd);
    assert_int_equal(lstat(path, &file), 0);
    assert_true(S_ISFIFO(file.st_mode));
    unlink(path);
    check_writing((struct writing){.path = "/dev/full", .text = "one"}, "/dev/full: No space");

    path = in_folder("open");
    fd = open(path, O_RDWR | O_CREAT, 0600);
    assert_int_equal(write(fd, "zero ", 5), 5);
    snprintf(open_file, sizeof(open_file), "/dev/fd/%d", fd);
    check_writing((struct writing){.path = open_file, .text = "one"}, NULL);
    close(fd);
    check_file(path, "zero one");
    unlink(path);
}

/* A file that may not be written is not replaced either; root may write all. */
static void test_unwritable(void **state)
{
    const char *path = in_folder("kept");

    (void)state;
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    chmod(path, 0400);
    if (access(path, W_OK) != 0) {
        check_writing((struct writing){.path = path, .text = "two"}, "Permission denied");
        check_file(path, "one");
    }
    unlink(path);
}

static void test_anew(void **state)
{
    char precious[PATH_MAX];
    const char *path;
    FILE *out;

    (void)state;
    snprintf(precious, sizeof(precious), "%s", in_folder("precious"));
    check_writing((struct writing){.path = precious, .text = "precious"}, NULL);
    path = in_folder("anew");
    assert_int_equal(symlink(precious, path), 0);
    out = file_anew(path);
    assert_non_null(out);
    fputs("one", out);
    fclose(out);
    check_file(path, "one");
    check_file(precious, "precious");
    unlink(path);
    unlink(precious);
    assert_null(file_anew(in_folder("no/file")));
    assert_null(file_anew(folder));
}

/* Whoever sends stdout into the file as well would have only one of the two. */
static void test_stdout(void **state)
{
    const char *path = in_folder("stdout");
    int out = dup(STDOUT_FILENO), file = open(path, O_WRONLY | O_CREAT, 0600);

    (void)state;
    fflush(stdout);
    assert_int_equal(dup2(file, STDOUT_FILENO), STDOUT_FILENO);
    check_writing((struct writing){.path = path, .text = "one"},
                  "stdout is where the standard output goes: write to another name");
    assert_int_equal(dup2(out, STDOUT_FILENO), STDOUT_FILENO);
    check_writing((struct writing){.path = path, .text = "one"}, NULL);
    check_file(path, "one");
    close(file);
    close(out);
    unlink(path);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_and_again), cmocka_unit_test(test_half),
        cmocka_unit_test(test_link),          cmocka_unit_test(test_names),
        cmocka_unit_test(test_in_place),      cmocka_unit_test(test_unwritable),
        cmocka_unit_test(test_anew),          cmocka_unit_test(test_stdout),
    };

    return cmocka_run_group_tests_name("file_out", tests, make_folder, drop_folder);
}
