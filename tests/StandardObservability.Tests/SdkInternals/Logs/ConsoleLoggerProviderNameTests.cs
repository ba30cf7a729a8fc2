using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using StandardObservability.SdkInternals.Logs;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Logs;

/// <summary>The names of .NET's console logger provider, in the version of Microsoft.Extensions.Logging.Console that is referenced.</summary>
public sealed class ConsoleLoggerProviderNameTests
{
    [Fact]
    public void The_type_name_is_that_of_the_console_provider()
        => Assert.Equal(ConsoleLoggerProviderName.Type, typeof(ConsoleLoggerProvider).FullName);

    [Fact]
    public void Rules_select_the_console_provider_by_its_alias_or_its_type()
    {
        var alias = typeof(ConsoleLoggerProvider).GetCustomAttributesData()
            .Single(static a => a.AttributeType.Name == "ProviderAliasAttribute").ConstructorArguments[0].Value as string;

        Assert.True(ConsoleLoggerProviderName.IsSelectedBy(CreateRule(alias)));
        Assert.True(ConsoleLoggerProviderName.IsSelectedBy(CreateRule(typeof(ConsoleLoggerProvider).FullName)));
        Assert.False(ConsoleLoggerProviderName.IsSelectedBy(CreateRule("Debug")));
        Assert.False(ConsoleLoggerProviderName.IsSelectedBy(CreateRule(null)));
    }

    private static LoggerFilterRule CreateRule(string? provider) => new(provider, categoryName: null, LogLevel.Trace, filter: null);
}
