using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace StandardObservability.Analyzers.Symbols;

/// <summary>The types of .NET and ASP.NET Core that produce telemetry, found once in each compilation.</summary>
internal sealed class TelemetryTypes
{
    private readonly Compilation _compilation;

    private TelemetryTypes(Compilation compilation, INamedTypeSymbol meter, INamedTypeSymbol instrument)
    {
        _compilation = compilation;
        Meter = meter;
        Instrument = instrument;
        Activity = Find("System.Diagnostics.Activity");
        ActivitySource = Find("System.Diagnostics.ActivitySource");
        TagList = Find("System.Diagnostics.TagList");
        ActivityTagsCollection = Find("System.Diagnostics.ActivityTagsCollection");
        Measurement = Find("System.Diagnostics.Metrics.Measurement`1");
        KeyValuePair = Find("System.Collections.Generic.KeyValuePair`2");
        LoggerExtensions = Find("Microsoft.Extensions.Logging.LoggerExtensions");
        LoggerMessageAttribute = Find("Microsoft.Extensions.Logging.LoggerMessageAttribute");
        DataClassificationAttribute = Find("Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute");
    }

    /// <summary><c>Meter</c>.</summary>
    public INamedTypeSymbol Meter { get; }

    /// <summary><c>Instrument</c>.</summary>
    public INamedTypeSymbol Instrument { get; }

    /// <summary><c>Activity</c>.</summary>
    public INamedTypeSymbol? Activity { get; }

    /// <summary><c>ActivitySource</c>.</summary>
    public INamedTypeSymbol? ActivitySource { get; }

    /// <summary><c>TagList</c>, which is passed to instruments.</summary>
    public INamedTypeSymbol? TagList { get; }

    /// <summary><c>ActivityTagsCollection</c>, which is passed to span events and links.</summary>
    public INamedTypeSymbol? ActivityTagsCollection { get; }

    /// <summary><c>Measurement&lt;T&gt;</c>.</summary>
    public INamedTypeSymbol? Measurement { get; }

    /// <summary><c>KeyValuePair&lt;TKey, TValue&gt;</c>.</summary>
    public INamedTypeSymbol? KeyValuePair { get; }

    /// <summary>The extension methods of <c>ILogger</c> that take a message template.</summary>
    public INamedTypeSymbol? LoggerExtensions { get; }

    /// <summary><c>[LoggerMessage]</c>.</summary>
    public INamedTypeSymbol? LoggerMessageAttribute { get; }

    /// <summary>The base of the attributes that classify data.</summary>
    public INamedTypeSymbol? DataClassificationAttribute { get; }

    /// <summary>The types, or <see langword="null"/> when the compilation has no <c>Meter</c>.</summary>
    public static TelemetryTypes? Find(Compilation compilation)
    {
        var meter = compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
        var instrument = compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Instrument");
        return meter == null || instrument == null ? null : new(compilation, meter, instrument);
    }

    /// <summary>The type with the metadata name, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? Find(string metadataName) => _compilation.GetTypeByMetadataName(metadataName);

    /// <summary>The types with the metadata names that the compilation has.</summary>
    public HashSet<INamedTypeSymbol> FindAll(params string[] metadataNames)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var name in metadataNames)
        {
            if (Find(name) is { } type)
            {
                found.Add(type);
            }
        }

        return found;
    }
}
