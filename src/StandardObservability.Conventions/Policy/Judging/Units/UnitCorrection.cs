using System;
using System.Collections.Generic;
using System.Linq;

namespace StandardObservability.Conventions.Policy.Judging.Units;

/// <summary>Finds the unit of UCUM that a developer means.</summary>
internal static class UnitCorrection
{
    // What developers write for a unit of UCUM.
    private static readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["second"] = "s", ["seconds"] = "s", ["sec"] = "s", ["secs"] = "s",
        ["millisecond"] = "ms", ["milliseconds"] = "ms", ["msec"] = "ms", ["msecs"] = "ms", ["millis"] = "ms",
        ["microsecond"] = "us", ["microseconds"] = "us", ["usec"] = "us", ["µs"] = "us", ["μs"] = "us", ["nanosecond"] = "ns", ["nanoseconds"] = "ns",
        ["minute"] = "min", ["minutes"] = "min", ["mins"] = "min", ["hour"] = "h", ["hours"] = "h", ["hr"] = "h", ["hrs"] = "h", ["day"] = "d", ["days"] = "d",
        ["b"] = "By", ["byte"] = "By", ["bytes"] = "By", ["bit"] = "bit", ["bits"] = "bit",
        ["kb"] = "kBy", ["kilobytes"] = "kBy", ["mb"] = "MBy", ["megabytes"] = "MBy", ["gb"] = "GBy", ["gigabytes"] = "GBy", ["tb"] = "TBy",
        ["kib"] = "KiBy", ["mib"] = "MiBy", ["gib"] = "GiBy", ["tib"] = "TiBy",
        ["bps"] = "bit/s", ["kbps"] = "kbit/s", ["mbps"] = "Mbit/s", ["gbps"] = "Gbit/s",
        ["rps"] = "{request}/s", ["qps"] = "{query}/s", ["tps"] = "{transaction}/s",
        ["percent"] = "%", ["percentage"] = "%", ["pct"] = "%", ["ratio"] = "1", ["none"] = "1",
        ["celsius"] = "Cel", ["°c"] = "Cel", ["fahrenheit"] = "[degF]", ["°f"] = "[degF]", ["kelvin"] = "K", ["hertz"] = "Hz",
        ["volt"] = "V", ["volts"] = "V", ["watt"] = "W", ["watts"] = "W", ["joule"] = "J", ["joules"] = "J", ["meter"] = "m", ["meters"] = "m",
    };

    private static readonly Dictionary<string, string> _singulars = new(StringComparer.Ordinal)
    {
        ["series"] = "series", ["cookies"] = "cookie", ["movies"] = "movie", ["caches"] = "cache", ["statuses"] = "status", ["aliases"] = "alias",
        ["buses"] = "bus", ["cpus"] = "cpu", ["gpus"] = "gpu", ["indices"] = "index", ["gas"] = "gas", ["news"] = "news",
    };

    /// <summary>The unit that is certainly meant, or <see langword="null"/>.</summary>
    public static string? Find(string unit)
    {
        var parts = unit.Trim().Split('/').Select(part => FindPart(part.Trim())).ToList();
        if (parts.Contains(null))
        {
            return null;
        }

        var corrected = string.Join("/", parts);
        return UcumUnit.IsValid(corrected) ? corrected : null;
    }

    // A word for what is counted is an annotation in the singular: {order}.
    private static string? FindPart(string part)
    {
        if (part.Length == 0 || UcumUnit.IsValid(part))
        {
            return part.Length == 0 ? null : part;
        }

        if (_aliases.TryGetValue(part, out var alias))
        {
            return alias;
        }

        var word = part.Trim('{', '}').ToLowerInvariant().Replace(' ', '_').Replace('-', '_').Trim('_');
        return word.Length > 0 && word.All(c => c is '_' or (>= 'a' and <= 'z')) ? "{" + Singular(word) + "}" : null;
    }

    private static string Singular(string words)
    {
        var start = words.LastIndexOf('_') + 1;
        return words.Substring(0, start) + SingularWord(words.Substring(start));
    }

    private static string SingularWord(string word)
    {
        if (_singulars.TryGetValue(word, out var singular))
        {
            return singular;
        }

        if (Ends("ies") && word.Length > 4)
        {
            return word.Substring(0, word.Length - 3) + "y";
        }

        if (Ends("sses") || Ends("xes") || Ends("ches") || Ends("shes"))
        {
            return word.Substring(0, word.Length - 2);
        }

        return Ends("s") && !Ends("ss") && !Ends("us") && !Ends("is") && word.Length > 1 ? word.Substring(0, word.Length - 1) : word;

        bool Ends(string ending) => word.EndsWith(ending, StringComparison.Ordinal);
    }
}
