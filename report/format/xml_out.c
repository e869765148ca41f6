/* SPDX-License-Identifier: MIT */
#include "report/format/xml_out.h"

/* What went wrong is the stream's to keep: libxml2 would say a line of its own about it. */
static int write_piece(void *out, const char *bytes, int len)
{
    fwrite(bytes, 1, (size_t)len, out);
    return len;
}

bool xml_out(void (*put)(xmlTextWriterPtr to, const void *what), const void *what, FILE *out)
{
    xmlOutputBufferPtr pieces = xmlOutputBufferCreateIO(write_piece, NULL, out, NULL);
    xmlTextWriterPtr to = pieces ? xmlNewTextWriter(pieces) : NULL;

    if (to) {
        put(to, what);
        xmlFreeTextWriter(to);
    }
    return to && !ferror(out) && fflush(out) == 0;
}
