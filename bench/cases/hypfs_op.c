/* SPDX-License-Identifier: MIT */
/*
 * hypfs_op: Xen's settings as a tree of files (xen/common/hypfs.c:do_hypfs_op), for the control
 * domain.  The path is copied in under a lock and walked name by name; a directory's price is that
 * of its entries.  Nothing is written here: that would change a setting of the host.
 */
#include "bench/case/case.h"
#include "core/memory.h"

#include <xen/errno.h>
#include <xen/hypfs.h>

#define UNKNOWN_CMD 99
#define PATH_ROOM   64

static char path[PATH_ROOM] XEN_BUFFER;
static char answer[ENV_PAGE_SIZE] XEN_BUFFER;
static unsigned path_size;

/* The size includes the terminating NUL. */
static const char *set_path(const char *text)
{
    path_size = 0;
    do
        path[path_size] = text[path_size];
    while (text[path_size++]);
    return NULL;
}

static const char *set_root(void)
{
    return set_path("/");
}

/* A number of the build, three names down. */
static const char *set_value(void)
{
    return set_path("/buildinfo/version/major");
}

static const char *set_missing(void)
{
    return set_path("/nothing");
}

static void encode_get_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hypfs_op(e, XEN_HYPFS_OP_get_version, NULL, 0, NULL, 0);
}

static void encode_read(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hypfs_op(e, XEN_HYPFS_OP_read, path, path_size, answer, sizeof(answer));
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hypfs_op(e, UNKNOWN_CMD, path, path_size, NULL, 0);
}

const struct case_ops hypfs_op_get_version = {
    .encode = encode_get_version,
    .expect = XEN_HYPFS_VERSION,
};
const struct case_ops hypfs_op_read_root = {.prepare = set_root, .encode = encode_read};
const struct case_ops hypfs_op_read_value = {.prepare = set_value, .encode = encode_read};
const struct case_ops hypfs_op_no_entry = {
    .prepare = set_missing,
    .encode = encode_read,
    .expect = -XEN_ENOENT,
};
const struct case_ops hypfs_op_unknown = {
    .prepare = set_root,
    .encode = encode_unknown,
    .expect = -XEN_EOPNOTSUPP,
};
