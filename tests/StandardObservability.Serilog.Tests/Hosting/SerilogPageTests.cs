using Microsoft.Extensions.Hosting;
using Serilog;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>What <c>docs/serilog.md</c> shows, compiled and run.</summary>
public sealed class SerilogPageTests
{
    [Fact]
    public async Task The_lines_of_the_page()
    {
        var path = Path.GetTempFileName();
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.AddStandardObservability();
            builder.AddStandardSerilog();
            builder.AddStandardSerilog((services, serilog) => serilog
                .WriteTo.File(new StandardJsonFormatter(), path));
            using (var host = builder.Build())
            {
                Log.Information("Order {OrderId} placed", 5);
            }

            Assert.Single(await File.ReadAllLinesAsync(path), static l => l.Contains("\"message\":\"Order 5 placed\"", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
