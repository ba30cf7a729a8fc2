using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;
using Quartz;

namespace StandardObservability.Tests.Instrumentations;

/// <summary>Uses real libraries as a service does, as far as it is possible without their servers.</summary>
internal static class UsedLibraries
{
    private const string NoServer = "127.0.0.1";

    public static void Register(IHostApplicationBuilder builder)
    {
        builder.Services.AddResiliencePipeline("p", static p => p.AddTimeout(TimeSpan.FromSeconds(1)));
        builder.Services.AddHttpClient("resilient").AddStandardResilienceHandler();
        builder.Services.AddDbContext<EmptyContext>(static o => o.UseInMemoryDatabase("empty"));
        builder.Services.AddQuartz(static q => q.ScheduleJob<EmptyJob>(static t => t.StartNow()));
        builder.Services.AddSingleton<JobSignal>();
        builder.Services.AddQuartzHostedService();
        builder.Services.AddChatClient(new EmptyChat()).UseOpenTelemetry();
    }

    public static async Task UseAsync(IServiceProvider services)
    {
        await FailAsync(new Npgsql.NpgsqlConnection($"Host={NoServer};Port=1;Timeout=1"));
        await FailAsync(new MySqlConnector.MySqlConnection($"Server={NoServer};Port=1;ConnectionTimeout=1"));
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<EmptyContext>().SaveChangesAsync();
        }

        await services.GetRequiredService<Polly.Registry.ResiliencePipelineProvider<string>>().GetPipeline("p").ExecuteAsync(static _ => ValueTask.CompletedTask);
        await services.GetRequiredService<JobSignal>().Ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await services.GetRequiredService<IChatClient>().GetResponseAsync("hello");
    }

    private static async Task FailAsync(System.Data.Common.DbConnection connection)
    {
        await using (connection)
        {
            await Xunit.Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.OpenAsync());
        }
    }
}
