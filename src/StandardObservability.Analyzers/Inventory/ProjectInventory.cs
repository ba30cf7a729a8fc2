using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers.Attributes;
using StandardObservability.Analyzers.Instruments;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Analyzers.Inventory;

/// <summary>Everything that the project can emit. The command-line tool reads it from SARIF, so that it needs no source code.</summary>
/// <param name="isEnabled">Whether the inventory is reported.</param>
internal sealed class ProjectInventory(bool isEnabled)
{
    private readonly ConcurrentBag<InventoryEntry> _entries = [];
    private readonly ConcurrentDictionary<(string Signal, string Key, string? Type, string? Value), Location> _attributes = new();
    private readonly InstrumentTags _tags = new();

    /// <summary>Adds a meter or an activity source.</summary>
    public void AddScope(string kind, string name, IOperation creation)
    {
        if (isEnabled)
        {
            _entries.Add(new(kind, name, creation.Syntax.GetLocation()));
            _tags.AddScope(creation, name);
        }
    }

    /// <summary>Adds an instrument that a call creates.</summary>
    public void AddInstrument(CreatedInstrument created, string name)
    {
        if (isEnabled)
        {
            var facts = new InstrumentFacts(name, created.Kind) { Unit = created.Unit, IsUnitKnown = created.IsUnitKnown };
            var entry = Add(facts, created.Call.Syntax.GetLocation());
            entry.Facts["type"] = created.ValueType?.ToDisplayString();
            _tags.AddInstrument(created.Call, entry);
        }
    }

    /// <summary>Adds an instrument that an attribute defines.</summary>
    public void AddInstrument(InstrumentFacts facts, IReadOnlyList<string> keys, Location location)
    {
        if (isEnabled)
        {
            Add(facts, location).Facts["attributes"] = string.Join(",", keys.OrderBy(key => key, StringComparer.Ordinal));
        }
    }

    /// <summary>Adds the attributes of a measurement.</summary>
    public void AddMeasurement(IOperation? instrument, IReadOnlyList<AttributeSite> sites)
    {
        if (isEnabled)
        {
            _tags.AddMeasurement(instrument, sites);
        }
    }

    /// <summary>Adds an attribute. Each key, kind of telemetry, type and constant is one entry, at its first place.</summary>
    public void AddAttribute(AttributeSite site, string key)
    {
        if (isEnabled)
        {
            var type = site.Value == null ? null : TagTypes.Describe(site.Value);
            var place = site.Key.Syntax.GetLocation();
            var entry = (site.Signal.ToString().ToLowerInvariant(), key, type, TagTypes.FindConstant(site.Value));
            _attributes.AddOrUpdate(entry, place, (_, other) => First(place, other));
        }
    }

    /// <summary>Adds the event of a <c>[LoggerMessage]</c> method.</summary>
    public void AddLogEvent(IMethodSymbol method, AttributeData attribute)
    {
        if (!isEnabled)
        {
            return;
        }

        var named = attribute.NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value, StringComparer.Ordinal);
        var first = attribute.ConstructorArguments.FirstOrDefault(argument => argument.Type?.SpecialType == SpecialType.System_Int32);
        var id = first.Value ?? (named.TryGetValue("EventId", out var idValue) ? idValue.Value : null);
        var name = named.TryGetValue("EventName", out var nameValue) ? nameValue.Value as string : null;
        var entry = new InventoryEntry("event", name ?? method.Name, method.Locations[0]);
        entry.Facts["id"] = Convert.ToString(id, CultureInfo.InvariantCulture);
        entry.Facts["attributes"] = string.Join(",", TagTypes.FindProperties(method));
        _entries.Add(entry);
    }

    private static Location First(Location place, Location other)
    {
        var order = string.CompareOrdinal(place.SourceTree?.FilePath, other.SourceTree?.FilePath);
        return order < 0 || (order == 0 && place.SourceSpan.Start < other.SourceSpan.Start) ? place : other;
    }

    private InventoryEntry Add(InstrumentFacts facts, Location location)
    {
        var entry = new InventoryEntry(facts.Kind.ToString().ToLowerInvariant(), facts.Name, location);
        entry.Facts["unit"] = facts.IsUnitKnown ? facts.Unit : "?";
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Reports all entries in the order of files and lines.</summary>
    public void Report(CompilationAnalysisContext context)
    {
        _tags.Complete();
        foreach (var attribute in _attributes)
        {
            var (signal, key, type, value) = attribute.Key;
            _entries.Add(new("attribute", key, attribute.Value) { Facts = { ["signal"] = signal, ["type"] = type, ["value"] = value } });
        }

        var ordered = _entries.OrderBy(entry => entry.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(entry => entry.Location.SourceSpan.Start);
        foreach (var entry in ordered)
        {
            context.ReportDiagnostic(entry.ToDiagnostic());
        }
    }
}
