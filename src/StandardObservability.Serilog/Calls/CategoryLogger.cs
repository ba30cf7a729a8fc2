using System.Diagnostics.CodeAnalysis;
using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace StandardObservability.Serilog.Calls;

/// <summary>A Serilog logger that checks at each call whether its category enables the level, and sends its events to one destination.</summary>
/// <param name="destination">Where events go.</param>
/// <param name="binding">Turns values into properties.</param>
internal sealed class CategoryLogger(IEventDestination destination, EventBinding binding) : ILogger, IDisposable
{
    private readonly IEventDestination _destination = destination;
    private readonly EventBinding _binding = binding;
    private readonly ILogEventEnricher[] _context = [];
    private readonly string? _category;
    private Action? _close;

    private CategoryLogger(CategoryLogger outer, string? category, ILogEventEnricher[] context)
        : this(outer._destination, outer._binding)
        => (_category, _context) = (category, context);

    /// <summary>The same logger for <c>Serilog.Log.Logger</c>, which an application may close.</summary>
    public CategoryLogger WithClose(Action close) => new(this, _category, _context) { _close = close };

    public ILogger ForContext(ILogEventEnricher enricher) => enricher is null ? this : ForContext([enricher]);

    public ILogger ForContext(IEnumerable<ILogEventEnricher> enrichers)
    {
        // Innermost first: a property that is already set is not overwritten.
        ILogEventEnricher[] context = [.. enrichers ?? [], .. _context];

        // Serilog's own ILogger provider is registered too. Our provider already sends the same calls to the sinks.
        return _destination is LoggerFactoryDestination && Array.Exists(context, static e => e is SerilogLoggerProvider)
            ? Logger.None
            : new CategoryLogger(this, _category, context);
    }

    public ILogger ForContext(string propertyName, object? value, bool destructureObjects = false)
    {
        if (!_binding.Bind(propertyName, value, destructureObjects, out var property))
        {
            return this;
        }

        var category = propertyName == Constants.SourceContextPropertyName && value is string text ? text : _category;
        return new CategoryLogger(this, category, [new FixedProperty(property), .. _context]);
    }

    public ILogger ForContext(Type source) => source is null ? this : ForContext(Constants.SourceContextPropertyName, source.FullName);

    public ILogger ForContext<TSource>() => ForContext(typeof(TSource));

    public bool IsEnabled(LogEventLevel level) => _destination.IsEnabled(_category, level);

    public void Write(LogEvent logEvent)
    {
        if (logEvent is null || !IsEnabled(logEvent.Level))
        {
            return;
        }

        foreach (var enricher in _context)
        {
            Enrich(logEvent, enricher);
        }

        Enrich(logEvent, LogContext.Clone());
        _destination.Write(_category, logEvent);
    }

    public bool BindMessageTemplate(
        string messageTemplate,
        object?[]? propertyValues,
        [NotNullWhen(true)] out MessageTemplate? parsedTemplate,
        [NotNullWhen(true)] out IEnumerable<LogEventProperty>? boundProperties)
        => _binding.Bind(messageTemplate, propertyValues, out parsedTemplate, out boundProperties);

    public bool BindProperty(string? propertyName, object? value, bool destructureObjects, [NotNullWhen(true)] out LogEventProperty? property)
        => _binding.Bind(propertyName, value, destructureObjects, out property);

    public void Dispose() => _close?.Invoke();

    private void Enrich(LogEvent log, ILogEventEnricher enricher)
    {
        try
        {
            enricher.Enrich(log, _binding);
        }
        catch (Exception e)
        {
            SelfLog.WriteLine("Exception {0} caught while enriching {1} with {2}.", e, log, enricher);
        }
    }

    private sealed class FixedProperty(LogEventProperty property) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.AddPropertyIfAbsent(property);
    }
}
