return await ToaSoan.Commands.CommandLine.RunAsync(args);
