using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Attributes;
using StandardObservability.Analyzers.Symbols;

namespace StandardObservability.Analyzers.Inventory;

/// <summary>Joins instruments with their meters and with the attributes of their measurements, by the field, property or variable that holds them.</summary>
internal sealed class InstrumentTags
{
    private readonly ConcurrentDictionary<ISymbol, string> _scopes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, InventoryEntry> _instruments = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(ISymbol Meter, InventoryEntry Instrument)> _meters = [];
    private readonly ConcurrentBag<(ISymbol Instrument, string Tag)> _tags = [];

    /// <summary>Remembers which symbol holds a meter.</summary>
    public void AddScope(IOperation creation, string name)
    {
        if (creation.FindAssigned() is { } symbol)
        {
            _scopes[symbol] = name;
        }
    }

    /// <summary>Remembers which symbol holds an instrument, and which one its meter.</summary>
    public void AddInstrument(IInvocationOperation call, InventoryEntry entry)
    {
        if (call.FindAssigned() is { } symbol)
        {
            _instruments[symbol] = entry;
        }

        if (call.Instance?.WithoutConversion().FindReferenced() is { } meter)
        {
            _meters.Add((meter, entry));
        }
    }

    /// <summary>Remembers the attributes of a measurement.</summary>
    public void AddMeasurement(IOperation? instrument, IReadOnlyList<AttributeSite> sites)
    {
        if (instrument?.WithoutConversion().FindReferenced() is not { } symbol)
        {
            return;
        }

        foreach (var site in sites)
        {
            var key = site.Key.FindConstantText() ?? "?";
            _tags.Add((symbol, site.Value == null ? key : $"{key}:{TagTypes.Describe(site.Value)}"));
        }
    }

    /// <summary>Writes what was joined to the entries.</summary>
    public void Complete()
    {
        foreach (var (meter, instrument) in _meters)
        {
            if (_scopes.TryGetValue(meter, out var name))
            {
                instrument.Facts["meter"] = name;
            }
        }

        foreach (var tags in _tags.GroupBy(tag => tag.Instrument, tag => tag.Tag, SymbolEqualityComparer.Default))
        {
            if (tags.Key != null && _instruments.TryGetValue(tags.Key, out var instrument))
            {
                instrument.Facts["attributes"] = string.Join(",", tags.Distinct(StringComparer.Ordinal).OrderBy(tag => tag, StringComparer.Ordinal));
            }
        }
    }
}
