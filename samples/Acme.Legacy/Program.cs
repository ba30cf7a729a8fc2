using Acme.Legacy;

var builder = Host.CreateApplicationBuilder(args);
builder.AddAcmeDefaults();

using var host = builder.Build();
await host.StartAsync();
new Orders().Place(Guid.NewGuid(), "user-7");
await host.StopAsync();
