/* SPDX-License-Identifier: MIT */
/* Commands of the telnet protocol: see telnet.h. */
#include "report/console/telnet.h"

#include <string.h>

/* RFC 854, "TELNET COMMAND STRUCTURE". */
#define IAC  0xff
#define SE   0xf0 /* the first of the commands, which ends a subnegotiation */
#define SB   0xfa /* which begins one */
#define WILL 0xfb /* the first of four that have an option behind them */
#define DONT 0xfe

bool telnet_any(const char *line, size_t len)
{
    return memchr(line, IAC, len) != NULL;
}

/* How long a subnegotiation is; as long as its start, if the line does not have its end. */
static size_t negotiation(const unsigned char *at, size_t len)
{
    size_t i;

    for (i = 2; i + 1 < len; i++)
        if (at[i] == IAC && at[i + 1] == SE)
            return i + 2;
    return 2;
}

/* How long the command is that stands at a byte; 0: none does. */
static size_t command(const unsigned char *at, size_t len)
{
    if (len < 2 || at[0] != IAC || at[1] < SE || at[1] > DONT)
        return 0;
    if (at[1] == SB)
        return negotiation(at, len);
    return at[1] >= WILL && len > 2 ? 3 : 2;
}

size_t telnet_strip(char *line, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)line;
    size_t in = 0, out = 0, some;

    while (in < len) {
        some = command(bytes + in, len - in);
        if (some)
            in += some;
        else
            line[out++] = line[in++];
    }
    return out;
}
