/* SPDX-License-Identifier: MIT */
/* See assets.h.  The Makefile names the header, which scripts/dev/page-assets makes. */
#include "report/html/assets.h"

#include PAGE_ASSETS

const char *const assets_style = (const char *)page_style;
const char *const assets_script = (const char *)page_script;
const char *const assets_style_hash = PAGE_STYLE_HASH;
const char *const assets_script_hash = PAGE_SCRIPT_HASH;
