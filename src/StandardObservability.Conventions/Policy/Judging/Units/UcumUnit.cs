using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Judging.Units;

/// <summary>
/// Units in the case-sensitive form of UCUM that telemetry uses: atoms with metric prefixes, annotations, products, quotients and powers. https://ucum.org/ucum
/// </summary>
internal static class UcumUnit
{
    private static readonly HashSet<string> _atoms = new(StringComparer.Ordinal)
    {
        "1", "%", "[ppth]", "[ppm]", "[ppb]", "min", "h", "d", "wk", "mo", "a", "deg", "Cel", "[degF]", "10*", "10^",

        // Not UCUM's, but OpenTelemetry's for fans.
        "rpm",

        // Of the bel only the decibel: MB is meant as megabytes, and would be megabel.
        "dB",
    };

    private static readonly HashSet<string> _metricAtoms = new(StringComparer.Ordinal)
    {
        "s", "m", "g", "L", "l", "A", "K", "C", "V", "W", "J", "N", "Pa", "Hz", "Ohm", "F", "T", "lm", "lx",
        "mol", "cd", "eV", "bar", "By", "bit", "Bd", "rad", "Wb", "S", "H",
    };

    private static readonly string[] _prefixes =
    [
        "Ki", "Mi", "Gi", "Ti", "da", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f", "a",
    ];

    /// <summary>Whether the text is a unit.</summary>
    public static bool IsValid(string unit)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= unit.Length; i++)
        {
            var c = i < unit.Length ? unit[i] : '.';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth is < 0 or > 1)
            {
                return false;
            }

            if (depth == 0 && c is '.' or '/')
            {
                // "/s" is one over seconds; "s/" and "s..m" are nothing.
                if (!IsComponent(unit, start, i) && !(i == 0 && c == '/' && unit.Length > 1))
                {
                    return false;
                }

                start = i + 1;
            }
        }

        return depth == 0;
    }

    private static bool IsComponent(string unit, int start, int end)
    {
        var brace = unit.IndexOf('{', start, end - start);
        if (brace >= 0)
        {
            var isAnnotation = unit[end - 1] == '}' && end - brace > 2 && IsPlain(unit, brace + 1, end - 1);
            return isAnnotation && (brace == start || IsPower(unit.Substring(start, brace - start)));
        }

        return end > start && IsPower(unit.Substring(start, end - start));
    }

    // An annotation is printable ASCII without braces and, for the converters of Prometheus and CloudWatch, without spaces.
    private static bool IsPlain(string unit, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (unit[i] is <= ' ' or > '~' or '{' or '}')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPower(string text)
    {
        if (IsAtom(text))
        {
            return true;
        }

        var end = text.Length;
        while (end > 0 && text[end - 1] is >= '0' and <= '9')
        {
            end--;
        }

        if (end > 0 && end < text.Length && text[end - 1] is '-' or '+')
        {
            end--;
        }

        return end > 0 && end < text.Length && IsAtom(text.Substring(0, end));
    }

    private static bool IsAtom(string text)
    {
        if (_atoms.Contains(text) || _metricAtoms.Contains(text))
        {
            return true;
        }

        foreach (var prefix in _prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && _metricAtoms.Contains(text.Substring(prefix.Length)))
            {
                return true;
            }
        }

        return false;
    }
}
