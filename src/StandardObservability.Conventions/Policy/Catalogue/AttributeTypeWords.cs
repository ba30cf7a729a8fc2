using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Types of attributes in the words of OpenTelemetry's semantic conventions.</summary>
internal static class AttributeTypeWords
{
    private static readonly string[] _words = ["any", "string", "int", "double", "boolean", "string[]", "int[]", "double[]", "boolean[]"];

    /// <summary>All words. That of a template contains one of them.</summary>
    public static IReadOnlyList<string> All => _words;

    /// <summary>The word of a type, for example <c>string[]</c>.</summary>
    public static string Write(AttributeType type) => type == AttributeType.Template ? "template" : _words[(int)type];

    /// <summary>The type of a word, or <see langword="null"/>.</summary>
    public static AttributeType? Find(string word) => Array.IndexOf(_words, word) is var index and >= 0 ? (AttributeType)index : null;
}
