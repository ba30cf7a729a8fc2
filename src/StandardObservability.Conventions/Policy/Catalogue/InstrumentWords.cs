using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Kinds of instruments in the words of a telemetry policy.</summary>
internal static class InstrumentWords
{
    public const string Counter = "counter";
    public const string UpDownCounter = "updowncounter";
    public const string Gauge = "gauge";
    public const string Histogram = "histogram";

    private static readonly string[] _words = [Counter, UpDownCounter, Gauge, Histogram];

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All => _words;

    /// <summary>The word of a kind.</summary>
    public static string Write(InstrumentKind kind) => _words[(int)kind];

    /// <summary>The kind of a word, or <see langword="null"/>.</summary>
    public static InstrumentKind? Find(string word) => Array.IndexOf(_words, word) is var index and >= 0 ? (InstrumentKind)index : null;
}
