ALTER SERVER archive OPTIONS (ADD password 'x');
