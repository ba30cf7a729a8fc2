using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StandardObservability.SdkInternals.Logs;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Logs;

/// <summary>The name of .NET's activity scope, in the version of Microsoft.Extensions.Logging that is referenced.</summary>
public sealed class RepeatingScopesTests
{
    [Fact]
    public void Matches_the_scope_that_the_logger_factory_adds_for_the_current_activity_and_no_other()
    {
        using var provider = new ScopeProvider();
        using var factory = LoggerFactory.Create(logging => logging
            .Configure(static o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId)
            .AddProvider(provider));
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var scope = factory.CreateLogger("Shop").BeginScope("own");

        List<object?> scopes = [];
        provider.Scopes!.ForEachScope(static (s, all) => all.Add(s), scopes);

        Assert.Equal(2, scopes.Count);
        Assert.Single(scopes, RepeatingScopes.Contain);
        Assert.False(RepeatingScopes.Contain(scopes.Single(static s => s?.ToString() == "own")));
        Assert.False(RepeatingScopes.Contain(null));
    }

    private sealed class ScopeProvider : ILoggerProvider, ISupportExternalScope
    {
        public IExternalScopeProvider? Scopes { get; private set; }

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }
    }
}
