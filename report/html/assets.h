/* SPDX-License-Identifier: MIT */
/* Style and script of a page, as they lie in report/page/assets, made part of the tool. */
#ifndef REPORT_PAGE_ASSETS_H
#define REPORT_PAGE_ASSETS_H

extern const char *const assets_style, *const assets_script;

/* What a Content-Security-Policy calls them: "sha256-...", of exactly these bytes. */
extern const char *const assets_style_hash, *const assets_script_hash;

#endif
